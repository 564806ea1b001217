"""What can be wrong with a library: its units, indicators, sections, outlines and shared wording."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

CHANGED_UNIT = Rule(
    "改了原单位的类别或倍数",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：本单位的 计量.yaml 改了共用素材库里同名单位的类别或倍数，没有照改。
理由：共用的指标和换算都照原来的算，改了就会算错、印错。
反例：万元: {类别: 金额, 倍数: 1000}
正例：另立一个单位名；只改量词、前缀可以。""",
)
MALFORMED = Rule(
    "素材库格式不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：素材库文件里的一处写法读不懂。
理由：读不懂的地方不会进文稿，也不能猜。
反例：元: 金额
正例：元: {类别: 金额}""",
)
BAD_NAME = Rule(
    "名称不合规",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：指标名、主题名以汉字开头，后面只用汉字、字母和数字；本年、上年、同比等程序已经用了的词不能作名称。
理由：名称要写进模板和算式，含别的字符会读错。
反例：60岁以上: {名称: …}
正例：老年人口: {名称: 60周岁以上户籍老年人口, 单位: 人, 类型: 时点数}""",
)
UNKNOWN_UNIT = Rule(
    "单位没有登记",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：指标用的单位在 计量.yaml 里没有。
理由：没有登记的单位不知道属哪一类，不能换算和核对。
反例：单位: 刃
正例：单位: 元/人·月""",
)
BAD_KIND = Rule(
    "指标类型不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：指标的类型只能是 时点数、时期数、累计数、标准、比率、计数 之一。
理由：类型决定怎样比较、怎样措辞。
反例：类型: 存量
正例：类型: 时点数""",
)
LEAF_WITH_CHILDREN = Rule(
    "指标之下又有指标",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：一个指标既有名称、单位，下面又分出指标。
理由：同一名称不能又是数又是类。
反例：床位: {名称: 床位, 单位: 张, 类型: 时点数, 护理型: {…}}
正例：床位: {总数: {…}, 护理型: {…}}""",
)
CHANGED_INDICATOR = Rule(
    "改了原指标的单位或类型",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：本单位的 指标.yaml 改了共用素材库里同名指标的单位或类型。
理由：共用的章节按原单位写成，改了就会印错。
反例：低保: {资金: {单位: 元}}
正例：另立一个指标名。""",
)
BAD_FORMULA = Rule(
    "算式读不懂",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：公式或校验不是指标名之间的四则运算。
理由：程序只做看得懂的算术。
反例：公式: 落实数除以决议数
正例：公式: 协商.落实 / 协商.决议""",
)
CIRCULAR_FORMULA = Rule(
    "公式绕成了圈",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：几个指标的公式互相要对方的数，或者一个公式要它自己的数。
理由：绕成圈就永远算不出来；先不用其中一个公式。
反例：办结率的公式里有办结数，办结数的公式里又有办结率
正例：办结率: {公式: 协商.落实 / 协商.决议}，落实和决议都填进数据""",
)
UNKNOWN_IN_FORMULA = Rule(
    "算式里的指标不存在",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：公式或校验里写的指标名在指标目录里找不到。
理由：找不到就永远算不出来。
反例：公式: 协商.落实了 / 协商.决议
正例：公式: 协商.落实 / 协商.决议""",
)
BAD_SECTION = Rule(
    "章节格式不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：章节文件的开头、视角标题或条目写法不对。
理由：不合格式的行不知道属于哪一条，不能印。
反例：# 小结
正例：# 总结""",
    also=(Severity.WARNING,),
)
DUPLICATE_ITEM = Rule(
    "条目重名",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：同一视角里有两个同名条目。
理由：名称用来指认条目，重名就指不准。
反例：- 〔标准〕… 和 - 〔标准〕…
正例：- 〔标准〕… 和 - 〔在册〕…""",
)
BAD_OUTLINE = Rule(
    "提纲格式不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：提纲里的一处写法读不懂，或指向不存在的部分、主题、条目、写法、视角。
理由：提纲决定哪些内容进稿、排在哪里。
反例：写法: 大标题
正例：写法: 小标题句""",
    also=(Severity.WARNING,),
)
BAD_PHRASE = Rule(
    "句式不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：句式.yaml 里缺一个句式，或句式里的空格名不对。
理由：同比、走势等说法都从这里来。
反例：同比: {升: "增长{多少}"}
正例：同比: {升: "同比增长{幅度}"}""",
)
MISSING_PIECE = Rule(
    "找不到所指的文件",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：写了一个提纲、导语、附件、版式或素材库的名字，但没有这个文件。
理由：名字对不上，内容就出不来。
反例：提纲: 总结和计划
正例：提纲: 总结与计划""",
)
BAD_VARIANT = Rule(
    "稿写得不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：稿（同一年的另一个版本）要写明名称，名称之下写提纲、公开、标题、版式、主送，写了哪项就换哪项。
理由：名称要写进文件名；写法不对就不知道这个版本该是什么样。
反例：稿: {公开稿: 简版}
正例：稿: {公开稿: {提纲: 简版, 公开: 是}}""",
)
BAD_PROFILE = Rule(
    "单位资料不对",
    Family.DATA,
    Severity.ERROR,
    """说明：单位.yaml 里缺少必填项，或写法不对。
理由：单位名称、层级和上级写进每一份文稿。
反例：层级: 县
正例：层级: 区县""",
)
PROFILE_CLASH = Rule(
    "单位资料前后不一",
    Family.DATA,
    Severity.WARNING,
    """说明：单位.yaml 里的简称、署名、辖区称谓、上级、层级，与地区、名称不合。
理由：这些话印在每一份文稿里；一稿里有“全区”又有“全县”，多半是拷了别的单位的 单位.yaml 没有改全。
反例：地区: 番禺区，辖区称谓: 全县，简称: 县民政局
正例：地区: 番禺区，辖区称谓: 全区，简称: 区民政局；开发区、新区等确实这样叫的，用 静默 写明理由""",
    also=(Severity.NOTICE,),
)
BAD_PAGE_STYLE = Rule(
    "版式不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：版式文件里的一处写法读不懂、缺项，或沿用成圈。
理由：版式决定成文的纸张、字体和行距。
反例：行距: 二十九磅
正例：行距: 28.95磅""",
)
LINKED = Rule(
    "素材是链接",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：素材库里的一个文件或文件夹是链接，没有读。
理由：链接可以指到素材库以外，换一台电脑就断；断了又会悄悄改印共用的一份。
反例：sections/社会救助/低保.md 是一个链接，指向别人的文件夹
正例：把文件本身复制到 sections/社会救助/低保.md""",
)
STRAY_FILE = Rule(
    "素材库里的文件没有读",
    Family.LIBRARY,
    Severity.WARNING,
    """说明：素材库的文件夹里有一个文件，按它的名字和位置不会读。
理由：写好的素材因为扩展名、位置不对没有用上，不该没人知道。
反例：sections/社会救助/低保.md.txt、sections/低保.md、sections/社会救助/指标2.yaml
正例：sections/社会救助/低保.md、sections/社会救助/指标.yaml""",
    also=(Severity.NOTICE,),
)
SAME_NAME = Rule(
    "素材文件重名",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：一个文件夹里有两个文件，名字只差大小写或字符的编码写法，只读了一个。
理由：看上去是同一个名字，换一台电脑就只剩一个，不知道剩的是哪个。
反例：社区A.md 和 社区a.md
正例：社区A.md 和 社区B.md""",
)
BAD_SPELL = Rule(
    "起止时间不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：“自”“至”后面不是年或年月，或者止在起之前，这一项没有用上。
理由：什么时候叫什么、由谁主管，都靠起止时间来定；读不懂的不能猜。
反例：{至: 2016年上半年, 用: 五保、三无人员}
正例：{至: 2016-06, 用: 五保、三无人员}""",
)
BAD_TERM = Rule(
    "称谓写法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：称谓.yaml 里的一种叫法读不懂，没有用上。
理由：称谓印在每一份文稿里；一种叫法写明自何时、至何时、用于哪一级、哪个系统，先写的先用。
反例：特困人员: {2016: 五保对象}
正例：特困人员: [{至: 2016, 用: 五保、三无人员}, {用: 特困人员}]""",
)
BAD_CONFUSION = Rule(
    "易错词写法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：易错词.yaml 或 慎用词.yaml 里的一个词读不懂，没有用上。
理由：查错全靠词表；一个词查得太宽，处处是误报，查得不明，又不知道改成什么。
反例：己: 已（“自己”“知己”也会查出来）
正例：己: {改为: 已, 后: [完成, 建成]}""",
)
BAD_DATED_WORD = Rule(
    "时效写法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：时效.yaml 里的一项读不懂，没有用上。
理由：检查照它说的年份看一句话写得合不合时；读不懂的一项等于没有。
反例：福利企业: 2016
正例：福利企业: {至: 2016, 说明: 资格认定已经取消}""",
)
BAD_SET_PHRASE = Rule(
    "常用语写法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：常用语.yaml 或 近似字.yaml 里的一项读不懂，没有用上。
理由：查错字照这两张表：写法固定的词语里，哪个字换成了音近形近的字；读不懂的一项等于没有。
反例：救助: 应保尽保
正例：救助: [应保尽保, 应救尽救]""",
)
UNKNOWN_OWN_TERM = Rule(
    "称谓没有对应",
    Family.DATA,
    Severity.WARNING,
    """说明：单位.yaml 的称谓里写的名称，既不是 称谓.yaml 里的，也不是指标。
理由：名称对不上，本单位的叫法就用不上。
反例：称谓: {特困人圆: 农村五保对象}
正例：称谓: {特困人员: 农村五保对象, 低保.在册: 低保对象}""",
)
UNKNOWN_COMPETENCE = Rule(
    "职能没有对应",
    Family.DATA,
    Severity.WARNING,
    """说明：单位.yaml 的职能里写的名称，既不是业务线，也不是主题。
理由：名称对不上，本地的职能分工就不起作用。
反例：职能: {社区建没: 有}
正例：职能: {基层治理: {至: 2024-05, 转由: 区委社会工作部}, 社会事务/三峡移民: 有}""",
)
