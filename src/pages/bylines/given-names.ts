/**
 * Given names that are common on papers. A name on the list is evidence, its absence is none; it decides
 * between `Deep|MindDemis`, `DeepMind|Demis` and the like where shape alone would not.
 */

/** As `foldText` gives them. */
export const GIVEN_NAMES = new Set(
  `
  aaron abdul abdullah abhinav abhishek abigail abraham abram achim adam aditya adrian adriana adrien agnes agustin
  ahmad ahmed aidan aishwarya ajay akash akira akshay alain alan albert alberto alec alejandro aleksandar aleksander
  aleksandr aleksandra aleksei aleksey alessandra alessandro alessio alex alexander alexandra alexandre alexei alexey
  alexis alfonso alfred ali alice alicia alina alison allison alma amanda amaury amelia amin amir amit amos amy ana
  anand anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy angela angeliki angelika angelos
  anil anja ankit ankur ann anna anne annette annie ansh anthony antoine anton antonia antonio antonis anuj
  anurag aolin ari arash aravind ariel armand armin arnaud arno arthur artem arturo arun arvind asha ashish ashley
  ashwin aston atsushi audrey august augustin aurelie aurelien austin avi avia avishai axel ayush babak
  barbara barret bart bartosz bastian beatrice beatriz ben benjamin benoit bernard bernd bernhard bert beth bharat
  bilal bill bin bing blake bob bogdan boris boyan brad bradley brandon brendan brent brett brian brigitte bruce bruno
  bryan byron caglar camille carl carla carlo carlos carmen carol carolina caroline catherine cecilia cedric celine
  cesar chad chaitanya chandra charles charlie charlotte chen cheng chiara chloe chris christian christina
  christine christof christoph christophe christopher christos chuan chuang chunyuan cindy claire clara clark claude
  claudia claudio clement cody colin connor conor constantin corey corinna cory craig cristian cristina cynthia cyril
  daan dale dan dana daniel daniela daniele danielle danijar danila danny daria dario darius darko dave david davide
  dawn dean deb debora deborah deepak delia demis denis dennis derek devi dhruv diana diane diego dieter
  dietrich dilip dimitri dimitris dina dino dirk divya dmitri dmitriy dmitry dominic dominik dominique don donald dong
  dongyan dorina dorothea doug douglas drew duncan dustin dylan ed eddie edgar edith eduard eduardo edward edwin
  efstratios eileen ekaterina elad elaine elena eleni eli elias elisa elisabeth eliza elizabeth ella ellen elliot emil
  emilia emilio emily emma emmanuel emre enrico enrique eric erica erich erik erika erin ernest ernesto ershad esteban
  esther ethan eugene eunji eva evan evangelos eve evelyn evgeny ewa ezra fabian fabien fabio fabrice faisal fangyu
  farhad fatemeh fatima federico fei felipe felix feng ferdinand fernanda fernando filip filippo fiona florence florent
  florian francesca francesco francis francisco franck francois frank franz fred frederic frederik fredrik friedrich
  gabriel gabriela gabriele gael gang gary gaurav gautam gavin geoff geoffrey georg george georges georgios gerald
  gerard gerhard german giacomo gianluca gideon gil gilles giorgio giovanni giulia giuseppe glenn gonzalo
  gordon grace graham greg gregoire gregor gregory greta guillaume guillermo guido gunnar guy hadi hamed
  hamid hanna hannah hannaneh hannes hans hao haoran harald hari harold harri harris harrison harry harsh hassan hector
  heidi heinrich helen helena helene helge helmut hendrik henri henrik henrique henry herbert herke herve hilary
  hinrich hirokazu hiroshi honglak hong hongyu howard hualong hugh hugo hui hussein hyun iain ian ibrahim ignacio igor
  ilias ilya imran ingmar ingrid inga irene irina isaac isabel isabella isabelle ishaan ismail itay ivan ivo jack
  jackie jackson jacob jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janos jared jasmine jason
  jasper javier jay jayesh jean jeff jeffrey jelena jennifer jens jeremy jerome jerry jesper jesse jessica jesus
  ji jia jian jianfeng jiang jianyu jiawei jie jill jim jimmy jin jing jingwei jiri jitendra jo joan joana joanna joao
  joaquin joel joelle joerg johan johann johanna johannes john johnny jon jonas jonathan joost jordan jordi jorg jorge
  jose josef joseph josephine josh joshua joyce juan judith judy juergen julia julian juliane julie julien juliette
  julio julius jun jung junxian junyoung jurgen justin justyna jyri kai kaiming kamal karan karen karim karin karl karol
  karolina karsten karthik kate katerina katharina katherine kathleen kathryn katie katja katrin kavita kay kazuki kazuma
  keith kelly kelvin ken kenji kenneth kenta kerstin kevin kexin khaled kim kira kiran klaus konrad konstantin
  konstantinos koray kris krishna kristen kristian kristin kristina kristof krzysztof kumar kun kunal kurt kwang kyle
  kyoko kyunghyun lanqing larissa larisa lars laura lauren laurent laurens lawrence lea leah lee leif leila lena lennart
  leo leon leonard leonardo leonid leonidas leonie leslie levi lewis li liam lili lillian lin linda ling lisa liu liwei
  lior logan long lorenzo lori louis louise luca lucas lucia luciano lucie lucy ludwig luigi luis luisa lukas lukasz
  luke lydia lynn maarten maciej madeleine madeline magdalena magnus mahdi mahesh majid maja malcolm malte manfred
  manish manuel manuela mara marc marcel marcello marcelo marcin marco marcos marcus marek margaret margarita margot
  maria mariam marian mariana marianne marie marija marina mario marion marios marisa marius mariya mark marko markus
  marlene marta martha martin martina marvin mary maryam masashi massimiliano massimo mateo mateusz mathias mathieu
  mathilde matija matt matteo matthew matthias matthieu maurice mauricio max maxim maxime maximilian maximillian maya
  megan mehdi mei mel melanie melissa meredith mengdi mi mia micah michael michal michel michela michele michelle
  miguel mihaela mihai mikael mike mikhail mila milan miles milena milos miljan min ming mingjie mingyi minh minjoon
  miriam mirco mirella misha mitchell mo mohamed mohammad mohammed mohit mohsen mona monica monika morgan moritz
  moses mostafa muhammad murray mustafa nadia naftali nancy naoki naomi natalia natalie natasha nate nathan nathaniel
  navdeep neil nelson nicholas nick nicola nicolas nicole niels nihar nikhil niki nikita nikola nikolai nikolas
  nikolaos nikolaus nikos nils nima nina ning nisha nitish noa noah noam noel noemi nora norbert norman octavian
  oleg olga oliver olivia olivier omar omer omri or oren oriol oscar oskar otto owen pablo pamela pan paola paolo
  parisa pascal pat patricia patrick patrik paul paula pavel pavlos pawel pedro peggy pei pengfei percy peter petar petr
  petra phil philip philipp philippe phillip pierre pieter ping piotr prateek pranav prashant pratik priya qi qian qiang
  quentin quoc rachel rafael rafal rahul raia rainer raj raja rajesh ralf ralph ramana ramin ramon ramona ran
  randall ranjay raphael raquel rasmus raul ravi ray raymond raz razvan rebecca reena regina rein reinhard remi ren
  renato rene renjie reza rianne ricardo riccardo richard rick rik rina rishabh rishi rita ritambhara rob robert roberta
  roberto robin rodrigo rogerio roger rohan rohin rohit roland rolf roman romain ron ronald ronan rong ronen rory
  rosanne rose ross roy ruben rudolf rui ruoyu rupert ruslan russ russell ruth ryan ryota ryoma saad sabine sachin saeed
  sahil said sally salvatore sam samira samuel samy sander sandra sandrine sandy sangwoo sanja sanjay sanjeev sanmi
  santiago sara sarah sarath sasha satinder satoshi saurabh scott sean sebastian sebastien sepp serena serge
  sergei sergey sergio seth seung shakir shalini shane shankar shannon shantanu sharon shaun shauna shaw shawn shay sheng
  shimon shin shirley shiyu shixiang shreya shuai shuang shubham shun siddhant siddharth siegfried silvia silvio
  simeon simon simone sina sinead siqi siva skanda soeren sofia sofie soham song sonia sonja sophia sophie soren soumya
  sourabh stan stanislav stanislaw stefan stefania stefano steffen stephan stephane stephanie stephen steve steven stuart
  sudeep sugato sumit sundar sungjin sunil suresh surya susan susanne suzanne sven svetlana swami sylvain sylvia taco
  tadas taehoon takashi takeru takuya tal tamara tania tanja tanya tao tara tarek taylor ted terence teresa terry tess
  thang theo theodore theophane thien thierry thomas tianqi tiago tijana tim timnit timo timon timothy tina ting tobias
  toby todd tom tomas tomasz tommaso tommi toni tony tor torsten travis trevor trevon tristan tudor tyler ulrich ulrike
  uri ursula utku vaclav valentin valentina valerie varun vasilis vera veronica veronika victor victoria vijay vikas
  vikash vikram viktor viktoria vincent vinod violetta virginia vishal vitaly vito vittorio vivek vlad vladimir
  volker volodymyr wallace walter wang warren wei weijia wenhu wenjie werner wiebke wilhelm will willem william wim
  wojciech wolfgang woosuk xander xavier xi xia xiang xiao xiaodong xiaohan xiaolong xiaoming xiaoyu xin xing xinyun xu
  xuan xue yair yan yann yannick yannis yang yanqi yarin yaroslav yash yasmin ye yee yejin yi yichen yifan yiming
  yin ying yingbo yinhan yiwen yixuan yolanda yong yonatan yoram yosuke yoshua yossi youssef yu yuan yuanzhi yue yuge
  yuhuai yuichi yujia yuki yukun yulia yun yunzhu yura yuri yury yusuf yuta yutaro yuxin yves yvette zachary zack zahra
  zaid zbigniew zdenek zeynep zhang zhao zhe zhen zheng zhengdong zhi zhifeng zhilin zhiyuan zhong zhou zhu zico zihan
  zita ziwei ziyu zoe zoltan zoran zoubin zsolt zuzana
  `
    .trim()
    .split(/\s+/),
);
