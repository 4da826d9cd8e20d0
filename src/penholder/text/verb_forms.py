"""The forms of the Council's operative verbs in six languages: data that anyone may add to."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = """
    acknowledges adopts affirms agrees appeals applauds appoints appreciates approves asks assures attaches
    authorises authorizes calls cautions censures clarifies commends concludes concurs condemns confirms
    congratulates considers continues declares decides demands denounces deplores deprecates designates
    determines directs draws emphasises emphasizes encourages endorses establishes exhorts expects expresses
    extends extols forwards gives highlights holds honours insists instructs intends invites lifts looks
    maintains mandates notes notifies objects observes offers opposes pays pledges praises proclaims proposes
    reaffirms recalls reconfirms recognises recognizes recommends records regards regrets reiterates rejects
    reminds remains renews repeats requests requires reserves resolves reviews salutes shares states stipulates
    stresses strengthens supports suspends takes terminates thanks transmits trusts underlines underscores
    undertakes urges warns welcomes wishes bears pronounces re-emphasizes re-emphasises reasserts revokes
    rescinds
"""
"""In the third person, as printed."""

OFTEN_ANOTHERS = """
    request urge welcome decide takes remains gives holds states shares looks supports continues requires
    extends reviews draws bears maintains pays records offers intends considers establishes strengthens forwards
    mandates honours objects wishes designates suspends determines lifts appeals regards directs agrees adopts
    approves attaches notes calls
"""
"""English forms that, in the middle of a sentence and not in italics, often have another subject than the Council."""

OTHERS: Mapping[str, str] = {
    "fr": """
        accueille adopte affirme appelle approuve appuie assure autorise charge condamne confirme considère
        constate convient décide déclare demande déplore désigne donne encourage engage enjoint entend estime
        exhorte exige exprime félicite fait invite insiste juge lance loue maintient met note prend prie
        prononce proroge rappelle réaffirme recommande reconnaît reconduit regrette réitère remercie rend
        renouvelle réprouve reste s’engage s’inquiète salue se_déclare se_dit se_félicite se_réjouit se_propose
        se_tient sait_gré signale souligne souscrit souhaite soutient lui_demande demeure
    """,
    "es": """
        acepta acoge afirma agradece alienta anima apoya aprueba aguarda autoriza celebra condena confirma
        considera decide declara deplora destaca determina elogia encarece encomia espera establece exhorta
        exige expresa hace hace_suyo insiste insta invita lamenta llama manifiesta mantiene nota observa ordena
        pide pone_de_relieve prorroga reafirma recalca recomienda reconoce recuerda reitera renueva requiere
        resalta resuelve rinde señala solicita subraya sigue toma toma_nota tiene valora respalda hace_notar
        hace_un_llamamiento
    """,
    "ru": """
        благодарит вновь воздает выражает высоко_оценивает заявляет заслушивает констатирует напоминает
        настаивает настоятельно_призывает настоятельно назначает обращает одобряет осуждает отмечает
        подтверждает подчеркивает поддерживает поручает постановляет поощряет предлагает предупреждает признает
        призывает приветствует принимает продлевает просит рекомендует решает решительно решительно_осуждает
        с_удовлетворением сохраняет ссылается требует уполномочивает утверждает учреждает особо_отмечает особо
        объявляет определяет считает сожалеет
    """,
    "ar": """
        يقرر يطلب يدعو يحث يشير يكرر يشجع يعرب يؤكد يهيب يطالب يعترف يصر يأذن يحيط يشدد يسلم يسلّم يلاحظ يدين
        يناشد يذكر يذكّر يرحب يأسف يشيد يثني يبقي يعلن يوافق يؤيد يوصي يقر يمدد يجدد يعتزم يتطلع يوعز يلزم يحذر
        يعيد يكلف ينشئ يعتبر يستنكر يشجب يتعهد يعتمد يدعم يرفض يخول يأمر يحدد يواصل ينوه يسترعي يبرز
    """,
    "zh": """
        决定 请 呼吁 促请 敦促 鼓励 欢迎 重申 要求 授权 强调 强调指出 着重指出 着重 表示 表示注意到 回顾 谴责
        强烈谴责 注意到 赞扬 邀请 支持 确认 认识到 申明 核准 认可 赞同 遗憾 痛惜 再次 还 又 并 特别指出
        承认 提醒 指出 宣布 建议 感谢 期待 指示 严重关切 深为 同意 断定 认定 延长 保持 促 吁请 强烈
        坚决 深表 打算 根据 在此方面重申 念及 铭记 深切 关切 考虑到 审议了 忆及 着眼于 听取 赞赏 决心 深信 震惊
        感到 肯定 特别 仍然 对 为此 又重申 反对 提请 欣见 责成 希望 告诫 进一步
    """,
}
"""The beginnings of operative paragraphs in the other languages; `_` is a space."""
