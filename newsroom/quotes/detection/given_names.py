"""Common given names that tell a man from a woman, for “he” and “she”.

Written for this package from general knowledge of the commonest names in several countries;
names given to both are left out. A name that is missing costs little: the text's own “Mr”,
“she” and “spokeswoman” speak too (`identities.py`).
"""

from newsroom.quotes.detection.vocabulary import words

MEN = words(
    "adam adrian ahmed akira alan albert alejandro alexander alfred ali allan amir anders andreas "
    "andrew anil anthony antonio arjun arnold arthur arvind austin barry ben benjamin bernard "
    "bill bob boris bradley brandon brian bruce bryan carl carlos charles chen christian "
    "christopher craig daisuke dan daniel darren dave david dean dennis derek diego dieter dirk "
    "dmitri don donald doug douglas duncan dustin dylan earl ed eddie edgar eduardo edward edwin "
    "emil enrique eric erik ernest ethan eugene felix fernando florian francisco frank franz fred "
    "frederick gabriel gareth gary gautam gavin geoffrey georg george gerald gerard gordon graham "
    "greg gregory guillermo gustav hans harold harry hassan heinrich helmut henrik henry herbert "
    "hiroshi howard hugh hugo ian ibrahim igor isaac ivan jack jacob jakob james jan jason javier "
    "jay jeff jeffrey jens jeremy jerome jerry jim joe joel johan johannes john johnny jon "
    "jonathan jorge josé joseph joshua juan julian jun jürgen justin karl keith ken kenneth kevin "
    "klaus kurt kyle lars larry laurence lawrence leo leon leonard lewis louis luca lucas luis "
    "luke magnus malcolm manuel marc marco marcus mario mark markus martin masahiro matthew "
    "matthias max michael miguel mike mikhail mitchell mohamed mohammed nathan neil nicholas nick "
    "nigel nikolai nils noah norman olaf oleg oliver omar oscar oskar owen pablo patrick paul "
    "pedro per peter philip phillip pierre piers rafael raj rajesh ralph ramón randall randy ravi "
    "ray raymond reinhard ricardo richard rick robert roberto rodney roger roland roman ron "
    "ronald ross roy russell ryan sam samuel sanjay satoshi scott sean sebastian sergei sergio "
    "seth simon stanley stefan stephen steve steven stuart sven takeshi ted terrence theodore "
    "thomas tim timothy tobias todd tom tomas tommy tony travis trevor tyler victor vijay vikram "
    "viktor vincent vladimir walter warren wayne wilhelm will william wolfgang yuri zachary "
    "joão jörg mehmet piotr tomasz krzysztof kenji hideo"
)

WOMEN = words(
    "abigail ada adriana agnes aisha alexandra alice alicia alison amanda amelia amy ana andrea "
    "angela anita ann anna anne annette annie anya april aria astrid audrey barbara beatrice "
    "bertha beth betty beverly birgit brenda bridget brigitte carla carmen carol caroline "
    "catherine cecilia charlotte cheryl christina christine cindy claire clara claudia colleen "
    "cristina crystal cynthia daniela danielle deborah denise diana diane dolores donna doris "
    "dorothy edith eileen elaine elena eleanor elisabeth elizabeth ella ellen elsa emily emma "
    "erica erika esther eva evelyn fatima fiona florence frances françoise gabriela geraldine "
    "gertrude gina gisela gloria grace greta gudrun hannah harriet heather heidi heike helen "
    "helena helga hilda ida ingrid irene iris irina isabel isabella jacqueline jana jane janet "
    "janice jean jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita "
    "judith judy julia julie june karen karin kate katherine kathleen kathryn kathy katie keiko "
    "kelly kimberly kirsten kristen kristin laura lauren lena leila leslie liliana lillian linda "
    "lisa lois lorraine louise lucia lucy luisa lynn madeleine maja margaret margarita maria "
    "mariana marie mariko marilyn marion marjorie martha mary maya megan melanie melissa meera "
    "michelle mildred monica monika muriel nadia nancy naomi natalia natalie nicole nina nora "
    "norma olga olivia paige pamela patricia paula pauline peggy petra phyllis priscilla priya "
    "rachel rebecca regina renata renee rita roberta rosa rose rosemary ruth sabine sally "
    "samantha sandra sara sarah sharon sheila shirley sigrid silvia simone sofia sonia sophia "
    "sophie stella stephanie sue susan susanne suzanne sylvia tamara tanya teresa tatiana "
    "theresa tina tracy ursula valentina valerie vanessa vera veronica victoria virginia vivian "
    "wanda wendy yoko yolanda yvonne zoe maría annegret sneha aditi ngozi"
)
