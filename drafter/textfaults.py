"""What can be wrong with a file before anyone reads its words."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NOT_FOUND = Rule(
    "文件不存在",
    Family.DATA,
    Severity.ERROR,
    """说明：要读的文件不在所说的位置。
理由：文件名写错、移走或还没有建立，都读不到内容。
反例：drafter render 2108.yaml（文件夹里只有 2018.yaml）
正例：drafter render 2018.yaml""",
)

NOT_A_FILE = Rule(
    "不是文件",
    Family.DATA,
    Severity.ERROR,
    """说明：所说的位置不是一个普通文件，而是文件夹、设备或管道。
理由：只有文件里才有可读的文字。
反例：drafter render 番禺区/
正例：drafter render 番禺区/2018.yaml""",
)

NO_OFFICE = Rule(
    "没有单位资料",
    Family.DATA,
    Severity.ERROR,
    """说明：数据文件所在的文件夹里没有 单位.yaml。
理由：名称、级别、抬头都写在 单位.yaml 里，没有它就不知道是哪个单位的总结。
反例：把 2018.yaml 单独拷到桌面上打开
正例：2018.yaml 和 单位.yaml 在同一个文件夹里""",
)

UNREADABLE = Rule(
    "文件读不出",
    Family.DATA,
    Severity.ERROR,
    """说明：系统不让读这个文件，或者读的时候出了错。
理由：常见原因是没有权限、文件被别的程序独占、网络盘或U盘已断开。
反例：文件属性里没有给当前用户“读取”权限
正例：当前用户可以用记事本打开的文件""",
)

TOO_LARGE = Rule(
    "文件过大",
    Family.DATA,
    Severity.ERROR,
    """说明：文件超过了读取上限。
理由：一年的数据和素材不过几百KB；过大的文件多半是放错了的附件，读它只会让程序停住。
反例：把几十MB的台账改名为 2018.yaml
正例：只把要写进总结的数据填进 2018.yaml""",
)

NOT_TEXT = Rule(
    "不是文本文件",
    Family.DATA,
    Severity.ERROR,
    """说明：文件内容是Word、Excel、PDF、图片、压缩包等，或者大半是读不出的字符，不是纯文本。
理由：改扩展名不会改变内容，这样的文件读不出文字。
反例：把 总结.docx 改名为 2018素材.md
正例：在Word里复制文字，粘贴到用记事本新建的 2018素材.md""",
)

WIDE_ENCODING = Rule(
    "编码不能读",
    Family.DATA,
    Severity.ERROR,
    """说明：文件是用UTF-16（旧版记事本称“Unicode”）或UTF-32编码保存的。
理由：本程序只读UTF-8和GB18030编码的文件。
反例：记事本另存为时，编码选了“Unicode”或“UTF-16 LE”；Excel另存为“Unicode文本”
正例：记事本另存为时，编码选“UTF-8”""",
)

GB18030 = Rule(
    "编码是GB18030",
    Family.DATA,
    Severity.NOTICE,
    """说明：文件是用GB18030（GBK、“ANSI”）编码保存的，已按此编码读取。
理由：内容没有丢失，但其他软件、其他电脑上可能成为乱码；统一用UTF-8最稳妥。
反例：旧版记事本默认保存的“ANSI”文件
正例：记事本另存为时，编码选“UTF-8”""",
)

MIXED_ENCODINGS = Rule(
    "编码混用",
    Family.DATA,
    Severity.WARNING,
    """说明：一个文件里有的行是UTF-8编码，有的行是GB18030编码；每一行都照它自己的编码读了。
理由：编辑软件只按一种编码打开，另一种的行会显示成乱码，存盘后就真的坏了。
反例：用命令把GBK的文件接在UTF-8的文件后面
正例：用记事本分别打开两个文件，复制、粘贴到一起后另存为UTF-8""",
)

BROKEN_BYTES = Rule(
    "编码损坏",
    Family.DATA,
    Severity.ERROR,
    """说明：文件里有不成字的字节，这几处的文字已经读不出。
理由：多半是两种编码的文字拼在了一个文件里，或者文件传输时受损。
反例：从坏了的U盘里拷出、有几个字节出错的文件
正例：从原来的地方重新拷贝，或者把坏的字重新键入""",
)

CONTROL_CHARACTER = Rule(
    "控制字符",
    Family.DATA,
    Severity.ERROR,
    """说明：文字里夹着看不见的控制字符（如空字符、换页符、行分隔符）。
理由：它们不能写进公文，常是从网页、PDF或业务系统里复制带来的。
反例：标准: 950后面跟着一个空字符
正例：删去这个字符；重新键入这一行最省事""",
)

BROKEN_CHARACTER = Rule(
    "残缺字符",
    Family.DATA,
    Severity.ERROR,
    """说明：文字里有半个字符、非字符，或者转换失败留下的“\ufffd”。
理由：原来的字已经丢失，照印就成了乱码。
反例：区\ufffd政局
正例：区民政局""",
)

RESERVED_CHARACTER = Rule(
    "造字区的字",
    Family.DATA,
    Severity.ERROR,
    """说明：文字里有造字区的字：自己造的，没有公认的字形。
理由：这些字没有公认的字形，换一台电脑就显示不出；本程序内部也用它们作记号。
反例：用造字程序造的、编码在U+F0000以上的字
正例：换成规范字；生僻的人名、地名用字请换成GB18030收录的写法""",
)

LONE_CARRIAGE_RETURN = Rule(
    "换行符不规范",
    Family.DATA,
    Severity.NOTICE,
    """说明：有的行以单独的回车符结尾，已按换行处理。
理由：多数编辑器不把它显示成换行，报出的行号会与编辑器里看到的不同。
反例：从旧式业务系统导出的、只用回车符换行的文件
正例：用记事本另存一次，换行就统一了""",
)

NOT_WRITTEN = Rule(
    "文件写不进",
    Family.DATA,
    Severity.ERROR,
    """说明：文件没有写成，原来的文件没有动。
理由：常见原因是文件正被Word或WPS打开、文件或文件夹只读、没有权限、磁盘已满。
反例：总结.docx 正在Word里打开着，又要写 总结.docx
正例：先在Word里关闭 总结.docx""",
)
