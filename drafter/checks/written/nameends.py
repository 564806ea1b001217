"""Where a Chinese personal name begins and ends in running text."""

from __future__ import annotations

from typing import Final

from drafter.checks.written.surnames import (
    BEGINS_A_WORD,
    CAREFUL,
    COMPOUND,
    GIVEN,
    PLACE_FOLLOWS,
    SURNAMES,
)
from drafter.patterns import pattern

_HAN: Final = "[㐀-鿿]"
_ONE: Final = frozenset(SURNAMES)
_RARELY: Final = frozenset(CAREFUL)
_TWO: Final = frozenset(COMPOUND.split("|"))

_NO_GIVEN_ALONE: Final = frozenset("家一二三四五六七")

_MARK: Final = pattern("[，,。；;、（(：:！？!?“”\n\t …—]|\\Z")
GOES_ON: Final = pattern(
    "[，,。；;、（(：:！？!?“”\n\t …—等由因得患住送反诉称说表对到在从被获将已自经今时现家及和与是无系没未失丧瘫突需还又就也都申办领"
    "修翻落补发房危困生配搬跌摔升解火丈妻儿父母年提介协购缴代交垫支治手入复求读找寻护返回出接纳享列男女不的夫最多每月累上去家就本坚要想主]|\\Z"
)
# A given name could end in the first character of these.
_DOES: Final = pattern(
    "一家|全家|家[中里庭住门境漏属人]|发[放给生现病]|安[排置装葬度享]|建[房起立成]|进[入行城京]|领[取到]|联系|来[访信电到]|立即|继续|正[在]|成[为功]|本人"
    "|满意|生[病活前]|通过|康复|平[时日]|为[其此]|和[其她他]|有[病了]|中[风毒]|先[后]|传[达]|向[县市区镇民社]|学[习会业]|登记|加[装入]|定[期时]|支持|存在"
)
NO_PERSON_AFTER: Final = pattern(
    "(?:自然|行政)村|社区|街道|小区|水库|高速|大道|公司|集团|基金|书院|学校|小学|中学|大学|医院|养老|敬老|福利院|工作室|服务队"
    "|协会|中心|(?:副|原)?(?:局长|书记|县长|区长|市长|镇长|乡长|主任|主席|部长|科长|所长|站长|院长|会长|秘书长|委员|常委|董事)|教授|医生|警官"
)
# Before names that stand with nothing else.
_LEADS: Final = pattern(
    "(?:[村镇乡街道组区县市户助问望访给对为向与接援送找救叫名童儿属母妻]|人员|对象|群众|[居村农]民|学生|患者"
    "|(?:老|残疾|信访|上访|申请|当事|监护|户主|病|受助)人)\\Z"
)
_LONGEST_LEAD: Final = 3
_LEAD_SURELY: Final = frozenset("对为给助问")

# What surnames began before there was a list of given names; only right before what follows a name.
_OLD_SURNAMES: Final = (
    "王李赵刘陈杨吴徐孙朱胡郭罗郑梁宋唐邓韩冯曹彭肖潘袁董蔡蒋叶魏吕苏卢丁沈姚姜崔谭汪廖贾韦薛邹孟熊秦"
    "邱尹阎闫侯邵龙贺郝龚武柳耿倪俞祁詹岳戴夏欧裴覃焦鲁翁聂葛牛鲍霍涂兰甄翟麦姬冉岑费瞿邢殷阮柯骆靳滕褚臧"
)
_MORE: Final = (
    "张黄周林何高马谢许曾余杜任范陆江史顾毛万钱严石金方程钟田白洪康关易莫孔汤温季文庞樊管章施常段雷"
)
_ADDRESSED: Final = pattern(
    "大爷|大妈|大娘|大叔|大伯|大姐|大哥|奶奶|爷爷|阿姨|叔叔|婆婆|老汉|师傅|老师"
)
# Words that begin like names.
_WORD: Final = pattern(
    "陈[述旧列设]|胡[同乱]|罗列|郑重|董事|肖像|苏[区州南北]|武[装警汉术]|夏[季天令]|兰州|费用|牛[奶羊肉年]|欧[洲美]|龙[头年舟]|沈阳|彭州|韩城"
    "|李子|王[府牌]|孙[子女]|丁[字克]|吴江|徐州|韩国|唐山|郑州|贺[信词卡]|焦[虑点]|岳[父母]"
    "|张[榜贴力]|黄[河色金]|周[边岁末期到围密转全一二三四五六日]|林[业地区权下场]|何[时种人处为]|高[龄中等效度校级于新位标质血考]"
    "|马上|谢[绝意]|许[可多]|曾[经任获在有因被]|余[额人名户元万]|杜绝|任[务职意何期教免]|范[围例]|陆续|江[苏西南北]"
    "|顾[虑问及]|毛[毯巾]|万[元人名余户多亿英]|严[重格禁肃把]|金[额秋融]|方[面便式法案可]|程[序度]|田间|白[内血天]"
    "|洪[涝水灾]|康复|关[爱心怀系于注键护]|易[地返]|温[馨暖饱度]|季[度节]|文[化明件体艺]|管[理护控辖]|章程|施[行工策救保]"
    "|常[年态住见委规因常]|曾[多两三几先数]|高[温烧热]|雷[雨电]|白[米面糖菜]|江边|顾不|高峰期|高个|高蛋"
)
_PLACE: Final = "村镇乡街路县区市庄屯寨堡局院站所组家户等的和与及或是在有为了地得里层类型"
_NEVER_LAST: Final = "已须都需请就也才再不没未"
NAME: Final = (
    f"(?P<name>[{_OLD_SURNAMES}]{_HAN}{{1,2}}?|[{_MORE}]{_HAN}{{2}}|(?:{COMPOUND}){_HAN}{{1,2}}?)"
)
_END: Final = (
    "(?=[，,。；;、（(：:！”\n ]|等(?:[0-9一二两三四五六七八九十]|人|信访|上访)|一家|家庭|家中|家里|本人"
    "|同学|小朋友|女士|先生|老人|反映|诉求|上访|信访|多次|进京|赴京|赴省|因病|因残|患有?|结对|接受|获[评得资]|荣[获立]|当选|被[评选录]"
    "|到[市省区县镇乡京北]|家的|同志|已[稳化息签停]|发放|送[去上]|申请|享受|领取|住院|\\Z"
    "|考[上入取]|办理|申领|返[乡家]|回[乡家]|停访|息[诉访]|突发|突患|去世|病[逝故]|入[学院住]|就读"
    "|家(?:送|安装|改造|修缮|走访|看望|慰问))"
)
_BEFORE_END: Final = pattern(f"{NAME}{_END}")
_WHOLE: Final = pattern(NAME)


def name_end(text: str, at: int, *, sure: bool) -> int | None:
    """Where a name that begins there ends; where it is not sure, only right before what follows one."""
    end = likely_end(text, at) if sure else None
    if end is None:
        found = _BEFORE_END.match(text, at)
        if found and is_name(found["name"]):
            end = found.end("name")
    if end is None or NO_PERSON_AFTER.match(text, end):
        return None
    return end


def likely_end(text: str, at: int) -> int | None:
    """Where a surname with what parents call their children ends, whatever follows."""
    compound = text[at : at + 2] in _TWO
    begin = at + (2 if compound else 1)
    careful = not compound and text[at : at + 1] in _RARELY
    if not (compound or careful or text[at : at + 1] in _ONE):
        return None
    if text[at : at + 2] in BEGINS_A_WORD or text[begin : begin + 1] not in GIVEN:
        return None
    both = text[begin + 1 : begin + 2] in GIVEN
    if careful:
        return begin + 2 if both and _MARK.match(text, begin + 2) else None
    short = _is_short_name(text, begin)
    if short and _DOES.match(text, begin + 1):
        return begin + 1
    if both and (GOES_ON.match(text, begin + 2) or _may_go_on_anyhow(text, begin + 2)):
        return begin + 2
    return begin + 1 if short else None


def _is_short_name(text: str, begin: int) -> bool:
    """Whether a given name of one character stands there, and what follows a name behind it."""
    if text[begin] in _NO_GIVEN_ALONE:
        return False
    if not (GOES_ON.match(text, begin + 1) or _DOES.match(text, begin + 1)):
        return False
    return text[begin + 1 : begin + 2] not in PLACE_FOLLOWS


def _may_go_on_anyhow(text: str, end: int) -> bool:
    """Whether what ends there is no place's name, nor a family counted."""
    return (
        text[end : end + 1] not in PLACE_FOLLOWS
        and text[end - 1] not in _NO_GIVEN_ALONE
        and text[end - 1] not in "和为若如"
    )


def is_name(name: str) -> bool:
    if _ADDRESSED.search(name) or name[-1] in _NEVER_LAST:
        return False
    if _WORD.match(name) or name[-1] in _PLACE or "某" in name or name[1] in _PLACE:
        return False
    return name[:2] not in BEGINS_A_WORD and not GIVEN.isdisjoint(name[1:])


def name_before(text: str, end: int, *, sure: bool = False) -> int | None:
    """Where the name begins that ends there; where it is not sure, only behind what leads to one."""
    for length in (4, 3, 2):
        start = end - length
        if start < 0:
            continue
        name, before = text[start:end], text[start - 1 : start] if start else ""
        free = not "㐀" <= before <= "鿿"
        if (free or before in _LEAD_SURELY) and length > 2 and _is_rarer_name(name):
            return start
        if not _is_whole_name(name):
            continue
        if sure or free or _LEADS.search(text, max(0, start - _LONGEST_LEAD), start):
            return start
    return None


def _is_rarer_name(name: str) -> bool:
    """Whether it reads like a name, though not all of it is what many are called."""
    return _WHOLE.fullmatch(name) is not None and is_name(name)


def _is_whole_name(name: str) -> bool:
    """Whether it is nothing but a surname and what parents call their children."""
    surname = 2 if name[:2] in _TWO else 1
    if surname == 1 and (name[0] not in _ONE or name[:2] in BEGINS_A_WORD):
        return False
    given = name[surname:]
    return (
        given not in _NO_GIVEN_ALONE
        and 0 < len(given) <= 2
        and all(character in GIVEN for character in given)
    )
