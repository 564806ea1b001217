"""What can be wrong with a document before anyone reads its words."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

OTHER_KIND = Rule(
    "不是Word文件",
    Family.WORDING,
    Severity.ERROR,
    """说明：扩展名是 .docx，内容却是别的：旧版的 .doc、表格、演示文稿、模板，或者根本不是文档。
理由：改扩展名不会改变内容。
反例：把 总结.doc 改名为 总结.docx
正例：在Word里打开 总结.doc，另存为 .docx""",
)
LOCKED = Rule(
    "Word文件加了密",
    Family.WORDING,
    Severity.ERROR,
    """说明：文件设了打开密码，或者里面的部件加了密。
理由：程序不问密码，也不猜。
反例：加了密码的 送审稿.docx
正例：去掉密码另存的一份""",
)
DAMAGED = Rule(
    "Word文件已损坏",
    Family.WORDING,
    Severity.ERROR,
    """说明：文件不完整，或者里面的内容不合Word的格式。
理由：多半是拷贝中断、网盘没有同步完造成的；读一半会漏查。
反例：只下载了一半的 总结.docx
正例：用Word打开修复以后另存的一份""",
)
TOO_MUCH = Rule(
    "Word文件过大",
    Family.WORDING,
    Severity.ERROR,
    """说明：文件本身，或者解开以后的部件，超过了读取上限。
理由：一份总结连图片也到不了这个大小；有意做大的文件会让程序停住。
反例：带着几十张原图的 总结.docx
正例：压缩过图片，或者不带图片的一份""",
)
UNSAFE = Rule(
    "Word文件不可靠",
    Family.WORDING,
    Severity.ERROR,
    """说明：文件里有Word不会写的东西：指到文件外面的部件名、重名的部件、DOCTYPE 声明。
理由：这样的文件可能是有意做坏的，不读最稳妥。
反例：部件名是 ../../启动项 的文件
正例：用Word另存的一份""",
)
ACTIVE = Rule(
    "Word文件带有活动内容",
    Family.WORDING,
    Severity.WARNING,
    """说明：文件里有宏、嵌入的对象、外挂的模板，或者要从外面取的图片；程序不运行、不取用，只读文字。
理由：总结里用不着这些；收到这样的文件要当心。
反例：带宏的 报送稿.docx
正例：只有文字、表格和嵌入图片的 .docx""",
    also=(Severity.NOTICE,),
)
REVISED = Rule(
    "文稿里有没处理的修订",
    Family.WORDING,
    Severity.NOTICE,
    """说明：文件里有修订痕迹，检查的是全部接受以后的样子。
理由：上报的文稿不应当带着修订；别人可能看到改以前的话。
反例：开着“修订”改过、没有接受的 总结.docx
正例：审阅—接受所有修订以后的一份""",
)
HIDDEN = Rule(
    "文稿里有隐藏文字",
    Family.WORDING,
    Severity.NOTICE,
    """说明：文件里有设为“隐藏”的文字；打印不出来，这里也没有查。
理由：收件人显示编辑标记就能看到；内部的话、旧的数字、个人信息常常这样带了出去。
反例：隐藏着一句“此数待核”的 报送稿.docx
正例：显示编辑标记，删掉隐藏文字以后的一份""",
)
UNFILLED = Rule(
    "内容控件没有填",
    Family.WORDING,
    Severity.WARNING,
    """说明：模板里留给人填写的控件还显示着“单击此处输入文字”一类的提示语。
理由：提示语会照样印出来。
反例：成文日期一处还是“单击此处输入日期”的 总结.docx
正例：控件都填上，或者删掉以后的一份""",
)
NO_WORDS = Rule(
    "没有文字可查",
    Family.WORDING,
    Severity.ERROR,
    """说明：文件能打开，里面却没有文字：是空的，只有图片，或者文字全在批注、页眉、隐藏文字里。
理由：查的是文字；没有文字，“没有发现问题”就没有意义。
反例：把盖了章的扫描件贴进去的 总结.docx
正例：录入文字的 总结.docx""",
)
