"""Arabic. What is in other letters comes last in the short words: the first letter gives a line its direction."""

from programmes.reminders.words.wording import Speech, Stopping, Words

ARABIC = Speech(
    words={
        "session_due": Words(
            subject="جلستك الساعة {time}",
            text="مرحبًا {first_name}،\n\nموعد جلستك: {day}، الساعة {time}.",
            short="جلستك الساعة {time}. {practice}",
        ),
        "nudge": Words(
            subject="ما زال هناك وقت اليوم",
            text="مرحبًا {first_name}،\n\nجلسة اليوم ما زالت بانتظارك. الجلسة القصيرة تُحسب أيضًا، ولا بأس بيوم آخر.",
            short="جلسة اليوم ما زالت بانتظارك. {practice}",
        ),
        "missed": Words(
            subject="جلسة الأمس",
            text="مرحبًا {first_name}،\n\nلم تتم جلسة الأمس. لا بأس: الجلسة القادمة بانتظارك.",
            short="جلستك القادمة بانتظارك في الوقت المناسب لك. {practice}",
        ),
        "programme_changed": Words(
            subject="تغيّر برنامجك",
            text="مرحبًا {first_name}،\n\nتغيّر برنامجك لدى {practice}. يمكنك الاطلاع على الجديد فيه.",
            short="تغيّر برنامجك. {practice}",
        ),
        "questionnaire": Words(
            subject="بضعة أسئلة لك",
            text="مرحبًا {first_name}،\n\nلدى {practice} بضعة أسئلة لك. لا تستغرق سوى دقائق.",
            short="بضعة أسئلة بانتظارك. {practice}",
        ),
        "next_morning": Words(
            subject="سؤال واحد عن الأمس",
            text="مرحبًا {first_name}،\n\nكيف الحال هذا الصباح؟ لمسة واحدة تكفي لإخبار {practice}.",
            short="سؤال واحد عن الأمس بانتظارك. {practice}",
        ),
        "appointment": Words(
            subject="موعدك: {day}",
            text="مرحبًا {first_name}،\n\nموعدك: {day}، الساعة {time}.",
            short="موعدك: {day}، الساعة {time}. {practice}",
        ),
        "digest": Words(
            subject="يومك في Plumbline",
            text="صباح الخير {first_name}،\n\nهكذا يبدأ يومك: {day}.",
            short="يومك في Plumbline. {practice}",
        ),
        "alert": Words(
            subject="قرار بانتظارك",
            text="مرحبًا {first_name}،\n\nقرار بانتظارك. التفاصيل في Plumbline.",
            short="قرار بانتظارك. {practice}",
        ),
    },
    actions={
        "session_due": "فتح جلستي",
        "nudge": "فتح جلستي",
        "missed": "فتح جلستي القادمة",
        "programme_changed": "فتح برنامجي",
        "questionnaire": "الإجابة الآن",
        "next_morning": "الإجابة الآن",
        "appointment": "فتح Plumbline",
        "digest": "فتح صفحة اليوم",
        "alert": "فتح Plumbline",
    },
    had_enough="الوقت غير مناسب، أو لا حاجة إلى المزيد؟",
    stop="إيقاف التذكيرات",
    stopping=Stopping(
        question="إيقاف التذكيرات؟",
        follows="لن تصلك تذكيرات بجلساتك من {practice} بعد الآن. أما الجلسات نفسها فتبقى.",
        done="توقفت التذكيرات",
        back="لن تصلك تذكيرات أخرى من {practice}. يمكن تشغيلها من جديد بعد تسجيل الدخول.",
    ),
    counts="جلسات اليوم: {due}\nأُنجز أمس: {done} من {yesterday}\nإجابات جديدة: {answers}\nمواعيد اليوم: {appointments}",
    test="هكذا يبدو التذكير. {practice}",
    right_to_left=True,
)
