/** Signs that TeX has commands for, and what other commands do with what stands behind them. */

const pairs = (list: string) =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]);

const GREEK =
  pairs(`alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ
  lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ
  psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω`);

const TEXT_GREEK =
  pairs(`alpha=α beta=β gamma=γ delta=δ epsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν
  xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ chi=χ psi=ψ omega=ω`);

const SIGNS =
  pairs(`textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=”
  textquotesingle=' textquotedbl=" lq=‘ rq=’ guillemotleft=« guillemotright=» guillemetleft=« guillemetright=»
  guilsinglleft=‹ guilsinglright=› quotedblbase=„ quotesinglbase=‚ textexclamdown=¡ textquestiondown=¿ dots=… ldots=…
  textellipsis=… cdots=⋯ cdot=· textperiodcentered=· textbullet=• bullet=• textasteriskcentered=* ast=* star=⋆
  textbackslash=\\ backslash=\\ textbar=| vert=| mid=| textasciitilde=~ textasciicircum=^ textunderscore=_ textdollar=$
  textless=< textgreater=> lt=< gt=> textbraceleft={ textbraceright=} lbrace={ rbrace=} slash=/ textslash=/ hyphen=-
  textregistered=® textcopyright=© copyright=© texttrademark=™ textservicemark=℠ textdegree=° degree=° textmu=µ
  textonehalf=½ textonequarter=¼ textthreequarters=¾ textonesuperior=¹ texttwosuperior=² textthreesuperior=³
  textordfeminine=ª textordmasculine=º textnumero=№ textsection=§ S=§ textparagraph=¶ P=¶ dag=† ddag=‡ dagger=† ddagger=‡
  textdagger=† textdaggerdbl=‡ texteuro=€ euro=€ pounds=£ textsterling=£ textyen=¥ textcent=¢ times=× texttimes=× div=÷
  textdiv=÷ pm=± textpm=± mp=∓ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ ll=≪ gg=≫ approx=≈ sim=∼ simeq=≃ cong=≅ equiv=≡
  propto=∝ infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ surd=√ angle=∠ perp=⊥ parallel=∥ oplus=⊕ otimes=⊗ odot=⊙ circ=∘
  cup=∪ cap=∩ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ in=∈ notin=∉ ni=∋ emptyset=∅ varnothing=∅ forall=∀ exists=∃ neg=¬
  lnot=¬ wedge=∧ land=∧ vee=∨ lor=∨ to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐
  Leftrightarrow=⇔ longrightarrow=⟶ longleftarrow=⟵ uparrow=↑ downarrow=↓ mapsto=↦ textrightarrow=→ textleftarrow=←
  prime=′ ell=ℓ hbar=ℏ Re=ℜ Im=ℑ aleph=ℵ flat=♭ natural=♮ sharp=♯ langle=⟨ rangle=⟩ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋
  checkmark=✓ square=□ triangle=△ diamond=⋄ male=♂ female=♀ textmarried=⚭ ng=ŋ NG=Ŋ textcommaabove=’ ayn=ʿ
  sun=☉ earth=⊕ arcsec=″ arcmin=′ textohm=Ω textmho=℧ textcelsius=℃ textpertenthousand=‱ textperthousand=‰
  permil=‰ textpercent=% percent=% textampersand=& textnumbersign=# textat=@ textquotedblbase=„ TeX=TeX LaTeX=LaTeX
  LaTeXe=LaTeX2e BibTeX=BibTeX XeTeX=XeTeX LuaTeX=LuaTeX ConTeXt=ConTeXt eTeX=eTeX IJ=Ĳ ij=ĳ textschwa=ə
  textltailn=ɲ copyleft=🄯 mathellipsis=… thinspace=  enspace=  quad=  qquad=  space=  nobreakspace=  par=
  newline=  linebreak=  break=  newblock= `);

/** The empty ones stand for a blank. */
export const TEX_SIGNS: ReadonlyMap<string, string> = new Map(
  [...GREEK, ...TEXT_GREEK.map(([name, sign]) => [`text${name}`, sign] as const), ...SIGNS].map(
    ([name = '', sign = '']) => [name, sign === '' ? ' ' : sign],
  ),
);

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** They say how what follows looks, and print nothing themselves. */
export const TEX_SILENT =
  names(`bf it em sl sc tt rm sf up md bfseries itshape slshape scshape ttfamily rmfamily sffamily
  upshape mdseries normalfont normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge protect relax
  noindent centering ignorespaces unskip displaystyle textstyle limits nolimits left right big Big bigg Bigg allowbreak
  nobreak hfill hskip vskip null selectfont boldmath unboldmath raggedright sloppy leavevmode strut xspace phantomsection
  autocap nocaseref bibrangedash`);

/** They print their argument as it is. */
export const TEX_TRANSPARENT =
  names(`textbf textit textsl textsc texttt textrm textsf textup textmd textnormal text emph
  mbox hbox fbox makebox framebox underline uline uwave sout st ul textul mathrm mathbf mathit mathsf mathtt mathcal
  mathbb mathfrak boldsymbol bm mathnormal operatorname ensuremath mkbibemph mkbibitalic mkbibbold mkbibacro mkbibnamefamily
  foreignlanguage textlatin textgreek textcyrillic textnohyphenation nohyphens nocase lowercase MakeLowercase bibstring
  bibcyear detokenize smash hl textsw emphasize title name url path nolinkurl doi textsmaller textlarger highlight me
  myname self textquote textulc acro acrobf textsuper mathop mathrel mathbin mathord bar hat tilde vec dot ddot widehat
  widetilde overline sqrt textup textlf oldstylenums bibinfo`);

/** They print the last of so many arguments. */
export const TEX_LAST_OF: ReadonlyMap<string, number> = new Map([
  ['href', 2],
  ['textcolor', 2],
  ['colorbox', 2],
  ['foreignlanguage', 2],
  ['texorpdfstring', 2],
  ['bibinfo', 2],
  ['raisebox', 2],
  ['hyperref', 2],
  ['scalebox', 2],
  ['hypertarget', 2],
  ['hyperlink', 2],
  ['parbox', 2],
]);

/** Nothing of their argument is printed where they stand. */
export const TEX_DROPPED =
  names(`footnote footnotetext footnotemark thanks cite citep citet citealp autocite parencite label
  ref index hspace vspace phantom hphantom vphantom noopsort color fontsize marginpar todo input include nocite
  SortNoop noop textcite pagebreak kern orcidlink orcid IEEEauthorrefmark inst fnref`);
