/** Titles that name a part of an issue or a book and not one work: many papers bear each. */
import { foldTitle } from './fold.js';

/** By folded title. Of a reply or an erratum what it is to may stand behind; see `HEADED`. */
const HEADINGS: ReadonlySet<string> = new Set(
  [
    // English
    'editorial, editorials, guest editorial, editor s note, editors note, editor s introduction, editors introduction',
    'editor s choice, editor s page, from the editor, from the editors, from the editor in chief, letter from the editor',
    'preface, foreword, introduction, general introduction, introduction and overview, prologue, epilogue, afterword',
    'postscript, conclusion, conclusions, summary, overview, background, discussion, methods, results, abstract, abstracts',
    'reply, response, rejoinder, comment, comments, commentary, author s reply, authors reply, author response',
    'response to reviewers, erratum, errata, corrigendum, corrigenda, correction, corrections, addendum, addenda',
    'retraction, retraction note, publisher correction, author correction, expression of concern',
    'index, author index, subject index, name index, keyword index, contents, table of contents, front matter',
    'frontmatter, back matter, backmatter, title page, front cover, back cover, cover, masthead, imprint, colophon',
    'editorial board, in this issue, issue information, about this issue, highlights, research highlights, in brief',
    'news, news and views, news in brief, announcement, announcements, call for papers, calendar, notes, note, notices',
    'letter, letters, letter to the editor, letters to the editor, correspondence, obituary, obituaries, in memoriam',
    'book review, book reviews, review, reviews, books received, viewpoint, viewpoints, perspective, perspectives, opinion',
    'acknowledgment, acknowledgments, acknowledgement, acknowledgements, dedication, references, bibliography, glossary',
    'appendix, appendices, supplementary material, supplementary materials, supporting information, list of contributors',
    'contributors, notes on contributors, about the authors, list of reviewers, reviewers, list of participants',
    'participants, list of figures, list of tables, list of abbreviations, abbreviations, welcome, welcome message',
    'message from the chairs, message from the editor, president s message, program, programme, program committee',
    'committees, organizing committee, keynote, keynote address, panel, panel discussion, poster session, tutorial',
    'interview, questions and answers, untitled, no title, title, chapter, part, biographical note, biography',
    // German
    'vorwort, geleitwort, einleitung, einfuhrung, nachwort, schlusswort, inhalt, inhaltsverzeichnis, register',
    'sachregister, namenregister, personenregister, berichtigung, buchbesprechung, buchbesprechungen, rezension',
    'rezensionen, zusammenfassung, literatur, literaturverzeichnis, anhang, danksagung, mitteilungen, nachruf, nachrufe',
    'leserbriefe, impressum, fazit, ausblick, schluss',
    // French
    'avant propos, editoriaux, presentation, comptes rendus, compte rendu, sommaire, table des matieres, remerciements',
    'resume, resumes, bibliographie, postface, liminaire, introduction generale, conclusion generale, notes de lecture',
    // Spanish and Portuguese
    'prefacio, prologo, presentacion, introduccion, resena, resenas, indice, fe de erratas, conclusiones, agradecimientos',
    'carta al editor, cartas al editor, bibliografia, sumario, epilogo, apresentacao, introducao, resenha, resenhas, expediente',
    'conclusao, conclusoes, agradecimentos, nota editorial, nota del editor, palabras del editor, posfacio, referencias',
    // Italian
    'prefazione, introduzione, presentazione, recensioni, recensione, editoriale, conclusioni, ringraziamenti, premessa, sommari',
    // Dutch, Swedish, Danish, Norwegian, Finnish
    'voorwoord, inleiding, redactioneel, boekbespreking, boekbesprekingen, inhoudsopgave, inhoud, nawoord, ten geleide',
    'forord, inledning, innehall, recensioner, indledning, innledning, innhold, ledare, leder, lederen, esipuhe, johdanto',
    'paakirjoitus, sisallys, kirja arvosteluja',
    // Polish, Czech, Hungarian, Romanian, Turkish, Indonesian, Vietnamese
    'wstep, przedmowa, wprowadzenie, recenzje, recenzja, spis tresci, od redakcji, predmluva, uvod, uvodem, obsah, eloszo',
    'bevezetes, cuvant inainte, introducere, prefata, cuprins, onsoz, sunus, giris, icindekiler, editorden, kata pengantar',
    'pendahuluan, daftar isi, loi noi dau, loi gioi thieu',
    // Russian, Ukrainian, Greek
    'предисловие, введение, содержание, от редакции, от редактора, рецензия, рецензии, заключение, литература, оглавление',
    'вступление, послесловие, передмова, вступ, змiст, προλογος, εισαγωγη, περιεχομενα, επιλογος',
    // Arabic and Persian
    'مقدمة, افتتاحية, تقديم, خاتمة, المحتويات, مقدمه, پیشگفتار, سرمقاله, سخن سردبیر',
    // Chinese, Japanese, Korean
    '序, 序言, 序文, 前言, 引言, 绪论, 緒論, 緒言, 导言, 導言, 编者按, 編者按, 编者的话, 卷首语, 卷首語, 目录, 目錄, 目次, 后记, 後記, 书评, 書評, 勘误, 更正',
    'はじめに, おわりに, まえがき, あとがき, 巻頭言, 編集後記, 序論, 正誤表, 訂正, 머리말, 서문, 서론, 권두언, 편집후기, 목차, 서평, 차례, 정오표',
  ].flatMap((line) => line.split(', ').map(foldTitle)),
);

/** What is said of another paper, whose title may stand behind: many may say it of one. */
const HEADED =
  /^(?:(?:a |some )?(?:further )?(?:comments?|reply|replies|rejoinder|response) (?:on|to)|(?:authors?|author s) (?:reply|response) to|(?:publisher |author )?(?:erratum|errata|corrigendum|corrigenda|correction|addendum|retraction)(?: note)?(?: (?:to|for|on|of))|(?:erratum|errata|corrigendum|corrigenda|addendum|retraction note|publisher correction|author correction)|letter to the editor|book review|obituary|in memoriam|discussion (?:on|of)|preface to|foreword to|introduction to (?:the |this )?(?:special|theme|issue|volume|section)|commentaires? sur|reponse a|erwiderung auf|comentarios? (?:a|al|sobre)|respuesta a|resena de)(?: |$)/;

/** Numbers, months and the like, which tell issues apart: `Editorial, Vol. 3, No. 12, May 2019`. */
const ISSUE =
  /(?: (?:\p{N}+|[ivxlc]+|vols?|volume|issues?|no|nos|number|nr|part|bd|band|heft|jg|tome|numero|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|\p{N}+(?:st|nd|rd|th)))+$/u;

/**
 * Whether a title is a heading such as `Editorial`, `Erratum`, `Vorwort`, `序言`, so that who bears it too need not be the
 * same paper.
 *
 * @param titleKey as `foldTitle` gives it.
 */
export function isSectionHeading(titleKey: string): boolean {
  return HEADINGS.has(titleKey) || HEADINGS.has(titleKey.replace(ISSUE, '')) || HEADED.test(titleKey);
}
