"""First names and their short forms, of several languages. One line is one name; a short form may serve several."""

_GROUPS_TEXT = """
aaron ron ronnie
abigail abby abbie gail
abraham abe bram ibrahim
adelaide ada addie heidi adelheid
albert al bert bertie alberto
alexander alex sandy sasha xander alec alessandro alejandro aleksander lex
alexandra alex sandra sandy sasha lexi alexa alessandra
alfred fred al alfie alfredo
alison ali allie allison
amanda mandy
andrew andy drew andreas andre andrea andrzej anders
andrea andi
angela angie angelika
ann anne anna annie anja anke nan nancy ana hannah
annemarie anna marie annie
anthony tony antonio anton toni
antonia toni
arthur art artie
augustine gus august augustin
barbara barb barbie babs basia bobbie
bartholomew bart bartek
beatrice bea trixie beatrix
benedict ben
benjamin ben benji benny
bernard bernie bernd bernhard
bernadette bernie
bradley brad
brendan bren
brigitte gitte birgit bridget biddy
bronislaw bronek
calvin cal
cameron cam
carolyn carol carrie caroline karoline lynn
catherine cathy kate katie kathy kat cath katherine kathryn katharina katarina catalina katrin kit trina kathleen
charles charlie chuck chas carl karl carlos chip
charlotte charlie lottie lotte
christian chris christiaan kristian
christine chris christina tina chrissie kristina kirsten christa kristin krista christel
christopher chris kit christoph christophe kris topher krzysztof
clifford cliff
constance connie
cornelius neil cor kees
cynthia cindy
daniel dan danny
danielle dani
david dave davey davy dai
deborah deb debbie debra
dennis den denny denis
dominic dom nick dominik
donald don donny
dorothy dot dottie dolly dorothea dora
douglas doug
edmund ed eddie ted ned
edward ed eddie ted teddy ned eduardo eduard edouard
eileen aileen
eleanor ellie nell nora ella elinor lenore
elizabeth liz beth lizzie betty betsy eliza elisabeth lisa elsie elise lise libby bess sissi elisa ella
emanuel manny manuel emmanuel manu
emily em emmy emilia
eric erik rick erich
ernest ernie ernst
eugene gene
evelyn evie eve
felicity flick
florence flo flossie
frances fran fanny francesca franziska francine
francis frank fran franz francisco francesco francois paco frankie franciszek
franklin frank
frederick fred freddie fritz friedrich rick federico frederic fredrik
gabriel gabe
gabriele gaby gabi gabriella gabrielle
genevieve jenny gen
george georg jorge jerzy georgie juri
georgina georgie gina
gerald gerry jerry gerhard
gerard gerry jerry ger
gertrude trudy gert
gilbert gil bert
giuseppe beppe pino
gregory greg gregor grzegorz
guillermo memo
gwendolyn gwen wendy
harold harry hal
harriet hattie
helen ellen nell lena helena helene
henry harry hank hal henrik heinrich henri enrique enrico heinz hendrik henryk
herbert bert herb herbie
howard howie
hubert bert hugh
ignatius iggy ignacio nacho
isabel bella izzy isabella belle isabelle
jacob jake jakob jack jakub jacques
jacqueline jackie
james jim jimmy jamie jaime seamus jem
jane janet janie jean joan janice johanna
janine jan
jason jay jase
jeffrey jeff geoff geoffrey
jennifer jen jenny jenna jenn
jeremy jerry jem jeremiah
jessica jess jessie
joanna jo joanne joann joan
john jack johnny jon hans johannes johann ian sean jan juan jean giovanni ivan johan jens shane
jonathan jon jonny john nathan jonathon
jonas jon
joseph joe joey jose josef giuseppe jo sepp pepe jozef
josephine jo josie josefine
joshua josh
judith judy jude
julian jules julio
juliana julia julie juliette jules
justin jus
katja katharina
kenneth ken kenny
kimberly kim
klaus claus nikolaus nicolaus
laurence larry lawrence lars lorenzo laurie lorenz lauritz
lawrence larry laurie lars lorenz
leonard leo len lenny leonardo
leopold leo poldi
lillian lily lil lilian
linda lindy
louis lou lewis luis ludwig luigi louie lutz
louise lou luise lulu louisa
lucas luke luc lukas lucasz
lucy lucia lucinda
madeleine maddy madeline maddie
magdalena magda lena
malcolm mal
marcus mark marc marco marek markus
margaret maggie meg peggy marge margie greta margot rita madge margarete maisie gretchen daisy margarita
maria mary marie mia mitzi maryam molly polly mareike marion maja
marianne mary anne marian
martha marty mattie
martin marty marten
martina tina
matilda tilly mathilde
matthew matt matty mathew mateo matthias mathias mateusz matteo matthieu
maurice mo moritz
maximilian max maxi
maxwell max
melanie mel
melissa mel missy lissa
michael mike mick mickey micky mikey michel miguel michal mikhail micha mischa michele
michelle shelly
mohammed mo mohamed muhammad mohammad mehmet
monica moni monika
nancy nan
natalie nat natasha natalia
nathaniel nat nate nathan
nicholas nick nicky nico klaus nicolas nikolai niklas niko nikolaus
nicole nicky nic nikki
olivia liv livvy
oliver ollie olli
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy packy padraig patryk
paul paulo pablo pavel pawel pauli
penelope penny
peter pete pedro piet pieter petr piotr pierre petter
philip phil pip phillip felipe philipp philippe
priscilla cilla
rachel rach rachael
randolph randy randall
raphael rafe rafael rafa
raymond ray raimund
rebecca becky becca
regina gina
reginald reg reggie
renate rena
richard rick rich dick ricky richie ricardo ritchie
robert bob rob bobby robbie bert roberto rupert robin
roberta bobbie robbie
rodney rod
roger rodger
roland rolf rollo
ronald ron ronnie
rosemary rose rosie
rudolf rudi rolf rudolph
russell russ rusty
ruth ruthie
samantha sam sammy
samuel sam sammy
sarah sally sara sadie
sebastian seb basti bastian
sharon shaz
sheila shelagh
sidney sid sydney
sigmund siggi siegfried
simon si
sophie sophia sofia zofia sonja
spencer spence
stanley stan
stanislaw stan staszek stanislav
stephanie steph stefanie steffi
stephen steve steven stevie stefan stephan esteban stefano etienne
stuart stu stewart
susan sue susie suzanne susanna suzy susanne zuzanna
sylvia silvia syl
tamara tammy
terence terry terrance
teresa terry tess theresa therese tessa resi
thaddeus tad ted tadeusz
theodore ted theo teddy theodor
theodora dora thea
thomas tom tommy tomas tomasz
timothy tim timmy
tobias toby tobi
ulrich uli ulli ulf
ulrike uli ulli
ursula uschi ulla
valentina val tina
valerie val
veronica ronnie vera veronika
victor vic viktor
victoria vicky tori vikki viktoria
vincent vince vinny vin vicente vincenzo
virginia ginny ginger
vladimir vlad vova
walter walt wally
wilhelmina mina minnie wilma
william bill will billy willie liam wilhelm willi guillaume guillermo willem wim
winifred winnie freda
wolfgang wolf
yvonne evonne
zachary zach zack zak
"""
_GROUPS = {}
for _number, _line in enumerate(_GROUPS_TEXT.split("\n")):
    for _name in _line.split():
        _GROUPS.setdefault(_name, set()).add(_number)
SHORTEST = 3  # letters of a short form that is the beginning of a name
LEAST_LONGER = 2  # letters: Paul is no short form of Paula


def is_short_form(name, other):
    """Whether two folded first names may be one person's: Bob and Robert, Jon and Jonas, Ben and Benedikt."""
    if _GROUPS.get(name, set()) & _GROUPS.get(other, set()):
        return True
    short, long = sorted([name, other], key=len)
    return len(short) >= SHORTEST and len(long) >= len(short) + LEAST_LONGER and long.startswith(short)
