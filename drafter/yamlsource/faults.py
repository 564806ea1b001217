"""What can be wrong with the YAML of a file, whatever it is about."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

EMPTY_FILE = Rule(
    "文件是空的",
    Family.DATA,
    Severity.ERROR,
    """说明：文件里没有内容，或者只有注释。
理由：没有内容就没有可以写进总结的数据。
反例：# 2018年数据（下面什么也没有）
正例：年度: 2018""",
)

NOT_A_MAPPING = Rule(
    "不是键值",
    Family.DATA,
    Severity.ERROR,
    """说明：文件的最外层应是一组“键: 值”。
理由：程序按键找数据，一列条目或者一段文字没有键。
反例：- 年度: 2018
正例：年度: 2018""",
)

NOT_YAML = Rule(
    "读不懂",
    Family.DATA,
    Severity.ERROR,
    """说明：这一处不合YAML的写法，读到这里断了；这一处略去，其余照读。
理由：缩进、括号、引号不配对，就分不清哪个值属于哪个键。
反例：标准: {本年: 950
正例：标准: {本年: 950}""",
)

DUPLICATE_KEY = Rule(
    "键重复",
    Family.DATA,
    Severity.ERROR,
    """说明：同一组里同一个键写了两次：两处都是一组的，合在一起读；别的只用前一个，前一个空着就用后一个。
理由：YAML会不声不响地只留一个，另一个数就丢了。
反例：标准: 900（下面又有一行）标准: 950
正例：标准: {本年: 950, 上年: 900}""",
)

NO_KEY = Rule(
    "缺少键名",
    Family.DATA,
    Severity.ERROR,
    """说明：冒号前面没有键名，这一项没有用上。
理由：没有键名就不知道是什么数据。
反例：{: 950}
正例：{本年: 950}""",
)

COMPLEX_KEY = Rule(
    "键不是词语",
    Family.DATA,
    Severity.ERROR,
    """说明：键应是一个词语，这里却是一组或一列，或者用了“? ”的写法，这一项没有用上。
理由：YAML允许拿一组数据当键，本程序的数据没有这种意思。
反例：{本年: 950}: 标准
正例：标准: {本年: 950}""",
)

ANCHOR = Rule(
    "不用锚点",
    Family.DATA,
    Severity.ERROR,
    """说明：用了YAML的锚点“&名”、引用“*名”或合并“<<”，锚点不起作用，引用和合并没有用上。
理由：一个数只写一次、从哪里来要看得见；引用会让改一处动几处，也能让小文件撑满内存。
反例：城市: &标准 950
正例：城市: 950""",
)

TAG = Rule(
    "不用标签",
    Family.DATA,
    Severity.ERROR,
    """说明：用了YAML的类型标签“!…”，标签没有用上。
理由：值一律照所写的文字读，不需要标签；有的标签会让别的程序执行命令。
反例：标准: !!int 950
正例：标准: 950""",
)

TOO_DEEP = Rule(
    "层次太深",
    Family.DATA,
    Severity.ERROR,
    """说明：一层套一层超过了64层，再往里没有读。
理由：数据不过三五层；这样深多半是括号没有配对，或者不是给人看的文件。
反例：[[[[[[……]]]]]]
正例：低保: {城市: {在册: 908户1515人}}""",
)

NOT_READ = Rule(
    "没有读完",
    Family.DATA,
    Severity.ERROR,
    """说明：内容太多或者毛病太多，读到这一行为止，后面的没有读。
理由：一年的数据不过几百行；多出许多倍的多半是放错了的文件，全读会让程序停住。
反例：把几万行的台账改名为 2018.yaml
正例：只把要写进总结的数据填进 2018.yaml""",
)

# What a Chinese keyboard, or a hand used to Word, does to YAML. Most of it YAML takes
# without a word; every one of these has a mended line, or says why only the writer knows.

WIDE_COLON = Rule(
    "全角冒号",
    Family.DATA,
    Severity.ERROR,
    """说明：键后面的冒号是全角“：”，应是半角“:”加一个空格。
理由：YAML只认半角冒号；全角冒号会让整行成为一句话，数据就没有了。
反例：标准：950
正例：标准: 950""",
)

NO_SPACE = Rule(
    "冒号后缺空格",
    Family.DATA,
    Severity.ERROR,
    """说明：键后面的冒号与值之间缺一个空格。
理由：没有空格，YAML把键、冒号、值连成一个词，数据就没有了，也不报错。
反例：{本年:950}
正例：{本年: 950}""",
)

NO_COLON = Rule(
    "缺少冒号",
    Family.DATA,
    Severity.ERROR,
    """说明：这里该写“键: 值”，却没有冒号。
理由：没有冒号就分不清哪是键、哪是值。
反例：标准 950
正例：标准: 950""",
)

EXTRA_COLON = Rule(
    "多余的冒号",
    Family.DATA,
    Severity.ERROR,
    """说明：键后面连着两个冒号，或者数后面多了一个冒号。
理由：YAML把多出的冒号当成文字或者另一组的开头，数据就读不出。
反例：标准:: 950
正例：标准: 950""",
)

WIDE_COMMA = Rule(
    "全角逗号",
    Family.DATA,
    Severity.ERROR,
    """说明：括号里分隔各项的逗号是全角“，”，应是半角“,”加一个空格。
理由：YAML只认半角逗号；全角逗号会让后一项成为前一项的文字。
反例：{本年: 950，上年: 900}
正例：{本年: 950, 上年: 900}""",
)

NO_COMMA = Rule(
    "缺少逗号",
    Family.DATA,
    Severity.ERROR,
    """说明：花括号里前后两项之间没有逗号。
理由：没有逗号，YAML分不开前一项的值和后一项的键。
反例：{本年: 950 上年: 900}
正例：{本年: 950, 上年: 900}""",
)

EXTRA_COMMA = Rule(
    "多余的逗号",
    Family.DATA,
    Severity.ERROR,
    """说明：括号里连着两个逗号，或者开头就是逗号。
理由：两个逗号之间没有内容，YAML读不下去；空缺的项请写“~”。
反例：{本年: 950,, 上年: 900}
正例：{本年: 950, 上年: 900}""",
)

WIDE_BRACKET = Rule(
    "全角括号",
    Family.DATA,
    Severity.ERROR,
    """说明：花括号或方括号是全角的“｛｝［］”，应是半角“{}[]”。
理由：YAML只认半角括号；全角括号会让整组成为一句话。
反例：标准: ｛本年: 950｝
正例：标准: {本年: 950}""",
)

WIDE_HASH = Rule(
    "全角井号",
    Family.DATA,
    Severity.WARNING,
    """说明：注释前的井号是全角“＃”，应是半角“#”。
理由：YAML只认半角井号；全角井号后面的注释会成为数据的一部分。
反例：标准: 950 ＃12月报表
正例：标准: 950 # 12月报表""",
)

WIDE_MARK = Rule(
    "全角符号",
    Family.DATA,
    Severity.WARNING,
    """说明：条目前的“－”、表示空缺的“～”是全角的，应是半角“- ”和“~”。
理由：YAML只认半角的。
反例：－ 区殡仪馆迁建
正例：- 区殡仪馆迁建""",
)

WIDE_SPACE = Rule(
    "全角空格",
    Family.DATA,
    Severity.WARNING,
    """说明：缩进、键、冒号或值的两头有全角空格、不间断空格，应是半角空格。
理由：YAML把它们当成文字：键成了另一个键，数字成了文字。
反例：标准:　950
正例：标准: 950""",
)

INVISIBLE = Rule(
    "看不见的字符",
    Family.DATA,
    Severity.WARNING,
    """说明：键或值里夹着看不见的字符（零宽空格、方向符等）。
理由：看着一样的两个键，其实不是同一个；常是从网页、聊天软件里复制带来的。
反例：“标准”二字之间夹着一个零宽空格
正例：重新键入的“标准”""",
)

TAB_INDENT = Rule(
    "制表符缩进",
    Family.DATA,
    Severity.WARNING,
    """说明：行首用制表符（Tab键）缩进，应用空格，每层两个。
理由：YAML不许用制表符缩进，不同编辑器显示的宽度也不一样。
反例：行首按了Tab键的“标准: 950”
正例：行首有两个空格的“标准: 950”""",
)

BAD_INDENT = Rule(
    "缩进不齐",
    Family.DATA,
    Severity.ERROR,
    """说明：这一行的缩进与同组的其他行对不齐。
理由：YAML靠缩进分组；多一格、少一格，就不知道属于哪一组。
反例：“标准: 950”缩进两格，下一行“在册: 908户”缩进三格
正例：两行都缩进两格""",
)

NUMBER_CUT = Rule(
    "数字被切断",
    Family.DATA,
    Severity.ERROR,
    """说明：花括号里的数字用了千分位逗号。
理由：花括号里的逗号分隔各项，1,300会被切成1和300两项，也不报错。
反例：{本年: 1,300}
正例：{本年: 1300}""",
)

CUT_BY_COMMA = Rule(
    "文字被逗号切断",
    Family.DATA,
    Severity.ERROR,
    """说明：花括号里的文字含有半角逗号，逗号后面的被当成了另一项。
理由：花括号里的半角逗号分隔各项；文字里有半角逗号要加引号。
反例：{来源: 社会救助科, 区残联}
正例：{来源: "社会救助科, 区残联"}""",
)

CUT_BY_HASH = Rule(
    "文字被井号切断",
    Family.DATA,
    Severity.WARNING,
    """说明：值里有“ #”，后面的文字被当成了注释。
理由：空格加井号是注释的开始；是文字就要加引号，是注释请在井号后空一格。
反例：备注: 见文件 #3号
正例：备注: "见文件 #3号" """,
)

GROUP_AS_TEXT = Rule(
    "一组读成一句",
    Family.DATA,
    Severity.ERROR,
    """说明：本来是一组数据，写成了一句话：一行里有两个冒号、整组加了引号，或者接在了上一行的值后面。
理由：YAML把它读成一句文字，里面的数据就没有了。
反例：低保: 标准: 950
正例：低保: {标准: 950}""",
)

SPECIAL_START = Rule(
    "特殊符号开头",
    Family.DATA,
    Severity.ERROR,
    """说明：值以YAML另有用处的符号（* @ % > | & ! ` {{ 等）开头。
理由：YAML不把它当文字读；是文字就要加引号。
反例：- *以上数据为初步统计
正例：- "*以上数据为初步统计" """,
)

BRACKET_IN_WORDS = Rule(
    "文字里有括号",
    Family.DATA,
    Severity.ERROR,
    """说明：花括号、方括号里的文字含有半角的花括号或方括号。
理由：YAML会把它们当成另一组的开头或收尾；文字里有半角括号要加引号。
反例：{备注: 见附件[1], 本年: 950}
正例：{备注: "见附件[1]", 本年: 950}""",
)

UNPAIRED = Rule(
    "括号引号不配对",
    Family.DATA,
    Severity.ERROR,
    """说明：括号或引号有头无尾，或者头尾不是一对。
理由：没有收尾，后面的几行都会被卷进来。
反例：标准: {本年: 950, 上年: 900
正例：标准: {本年: 950, 上年: 900}""",
)

WRONG_BRACKET = Rule(
    "括号用错",
    Family.DATA,
    Severity.ERROR,
    """说明：一组“键: 值”写在了方括号里。
理由：方括号里是一列条目，花括号里才是一组；用错了，数就读不到指标名下。
反例：标准: [本年: 950, 上年: 900]
正例：标准: {本年: 950, 上年: 900}""",
)

TRAILING_TEXT = Rule(
    "引号括号后有文字",
    Family.DATA,
    Severity.ERROR,
    """说明：值以半角引号或括号开头，引号、括号收尾之后又有文字。
理由：值以半角引号开头，YAML就认为整个值都在引号里；文字里的引号请用“”，或者给整个值加引号。
反例：标题: "十四五"规划实施情况
正例：标题: '"十四五"规划实施情况'""",
)

BACKSLASH = Rule(
    "反斜杠",
    Family.DATA,
    Severity.ERROR,
    """说明：双引号里的反斜杠后面不是YAML认得的写法。
理由：双引号里的反斜杠有特殊意思；文件路径请用单引号，或者不用引号。
反例：来源: "D:\\报表"
正例：来源: 'D:\\报表'""",
)

DASH_NO_SPACE = Rule(
    "短横后缺空格",
    Family.DATA,
    Severity.ERROR,
    """说明：条目前的短横“-”后面缺一个空格。
理由：没有空格，YAML不当它是条目，几条会连成一句。
反例：-区殡仪馆迁建
正例：- 区殡仪馆迁建""",
)

SECOND_DOCUMENT = Rule(
    "多份文档",
    Family.DATA,
    Severity.ERROR,
    """说明：文件中间有一行“---”、“...”或由横线组成的分隔线。
理由：YAML用它们把一个文件分成几份，后面的几份会读不到；要分隔请用注释。
反例：-----------
正例：# -----------""",
)
