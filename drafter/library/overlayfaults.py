"""What can be wrong with a section laid over another (叠加), or made from one (原件)."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NOTHING_BENEATH = Rule(
    "叠加没有原件",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：叠加的章节指着原章节里没有的东西：原章节不存在，或者要删的、要跟在后面的条目不存在。
理由：不知道改的是哪一条，就不能当作改好了，也不能悄悄照原样印；这个视角在文稿里印成待改的空档。
反例：- 〔标淮〕删
正例：- 〔标准〕删""",
)
NOT_IN_OVERLAY = Rule(
    "叠加里不能用",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：叠加的章节里，原章节已有的视角只能写条目、段落和“{{ 素材 }}”，不能另写 {% %} 的条件和循环。
理由：条件和循环管着它里面的行，隔着两个文件分不清哪些行在里面。
反例：叠加的文件里写一行 {% if 低保.在册 %}
正例：整个替换原章节（不写“叠加: 是”），或者把条件写在条目一行之内""",
)
ORIGINAL_CHANGED = Rule(
    "原件已变",
    Family.LIBRARY,
    Severity.WARNING,
    """说明：本单位的章节是照一个原件改的，那个原件后来改了或者没有了；印的仍是本单位的。
理由：原件可能补了新指标、改了称谓，本单位的还是老样子。
反例：素材库更新后，叠加的条目多年不看
正例：照新的原件核对本单位的写法，然后把摘要改成新的""",
)
APPENDED = Rule(
    "叠加的条目添在末尾",
    Family.LIBRARY,
    Severity.NOTICE,
    """说明：叠加的章节里有一条，名称和原件的一条差一点，或者与别的视角的一条同名；它没有换掉那一条，添在了末尾。
理由：名称差一个空格、放错了视角，原来的话和新写的话就都印了。
反例：- 〔社会 化〕…，原件里是〔社会化〕
正例：- 〔社会化〕…""",
    also=(Severity.WARNING,),
)
IN_CONDITION = Rule(
    "叠加的条目在条件里",
    Family.LIBRARY,
    Severity.NOTICE,
    """说明：换上、插上的条目在原件的 {% if %} 或 {% for %} 里面，条件不成立时它也不印。
理由：条件写在原件里，在叠加的文件里看不见。
反例：换了一条，怎么改也不印
正例：- 〔通办〕删，另写 - 〔全国通办〕…""",
)
STAYS_INTERNAL = Rule(
    "换上的条目仍是内部的",
    Family.LIBRARY,
    Severity.NOTICE,
    """说明：叠加的条目换掉了原件里标着“·内部”的一条，自己没有标；仍按内部处理。
理由：原件不公开的，换一种写法不该就公开了。
反例：- 〔信访〕…，原件里是〔信访·内部〕
正例：- 〔信访·内部〕…""",
)
CIRCULAR = Rule(
    "素材库绕成圈",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：素材库又以前面的单位或素材库为素材库，绕回了原处。
理由：绕成圈就分不出谁盖住谁；绕回去的这一步没有用。
反例：甲区的素材库是市局，市局的素材库又是甲区
正例：甲区、乙区的素材库都是市局，市局不写素材库""",
)
BAD_PACKAGE = Rule(
    "素材包不能用",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：装在这台电脑上的素材包（Python 软件包带的素材库）不能用：与别的素材包重名，或者里面没有素材库。
理由：重名的分不清该用哪一个，不能猜。
反例：两个软件包都登记为“某省”
正例：卸载旧的一个，只留新的""",
)
