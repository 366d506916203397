import ConsultationModel
import ResponseReading
import Testing

/// Answers in the languages of those who are asked.
struct LanguageTests {
    private static let answers: [(String, Stance)] = [
        ("Empfehlung 6: Ablehnung. Eine Auslosung ist keine Wahl.", .oppose), ("Empfehlung 6: Zustimmung.", .support),
        ("Empfehlung 6: Wir lehnen das ab.", .oppose), ("Empfehlung 6: Nicht einverstanden", .oppose),
        ("Empfehlung 6: Wir unterstützen diese Empfehlung\nnicht. Warum?", .oppose),
        ("Empfehlung 6: Wir unterstützen diese Empfehlung", .support), ("Empfehlung 6: Nein.", .oppose),
        ("Empfehlung 6: Zustimmung (mit Vorbehalt)", .conditional), ("Empfehlung 6: Enthaltung", .abstain),
        ("Empfehlung 6:\nAntwort: Ja", .support), ("Empfehlung 6:\nUnsere Haltung: Es kommt darauf an", .conditional),
        ("Рекомендация 6: Не поддерживаем. Жребий — не выборы.", .oppose), ("Рекомендация 6: Поддерживаем.", .support),
        ("Рекомендация 6\nОтвет: Против", .oppose), ("Рекомендация 6. За", .support),
        ("Рекомендация 6: Поддерживаем (с оговорками)", .conditional), ("Рекомендация 6: Нет возражений.", .support),
        ("Рекомендация 6: Нет\nвозражений.", .support), ("Рекомендация 6: Воздерживаемся", .abstain),
        ("По рекомендации 6: Не согласны", .oppose),
        ("التوصية ٦: لا نؤيد. القرعة ليست انتخاباً.", .oppose), ("التوصية ٦: نؤيد", .support),
        ("التوصية 6: نعم", .support), ("التوصية ٦\nالموقف: نعارض", .oppose), ("التوصية ٦: لا مانع", .support),
        ("التوصية ٦: تأييد مشروط", .conditional), ("التوصية السادسة: لا ندعم", .oppose),
        ("التوصية ٦: لا\nمانع", .support), ("建议6：不支持。抽签不是选举。", .oppose), ("建议 6：支持", .support),
        ("建议6: 有条件支持", .conditional), ("建议六：反对", .oppose), ("建议6\n立场：弃权", .abstain),
        ("建议6：支持（有条件）", .conditional), ("建議6：不贊成", .oppose),
        ("Recomendação 6: Não apoiamos.", .oppose), ("Recomendação 6\nPosição: Concordamos parcialmente", .conditional),
        ("Recomendación 6: Sí (con reservas)", .conditional),
    ]

    @Test(arguments: answers)
    func `a stance is read behind the heading of its language`(_ lines: String, _ stance: Stance) throws {
        let reading = try Example.read("Recommendation 1: Support\n\n\(lines)\n", [Example.review()], region: "EURALO")
        #expect(reading.answers.map(\.recommendation) == ["1", "6"])
        #expect(reading.answers.last?.stance == stance, "\(reading.answers)")
    }

    private static let others: [String] = [
        // The aim, and not the measure; a vote's count; a word with two meanings; a comment that begins with a stance.
        "Empfehlung 6: Wir unterstützen\ndas Ziel, aber nicht den Weg.", "Empfehlung 6: Ja – 3",
        "Рекомендация 6: За – 3",
        "Empfehlung 6: Ablehnung wäre falsch", "التوصية ٦: يعتمد", "建议6：没有意见", "建议6：支持目标，但不支持手段",
        "Рекомендация 6: Поддерживаем цель, но не средство", "Empfehlung 6: Ja, aber nur mit Reisegeld",
        "التوصية ٦: نؤيد الهدف وليس الوسيلة", "Empfehlung 6: Zustimmungspflichtig",
    ]

    @Test(arguments: others)
    func `what only begins like a stance is left open in any language`(_ lines: String) throws {
        let reading = try Example.read("Recommendation 1: Support\n\n\(lines)\n", [Example.review()], region: "EURALO")
        #expect(
            reading.answers.filter { $0.recommendation == "6" }.allSatisfy {
                $0.stance == .unrecognised || $0.stance == .blank
            }
        )
    }

    @Test func `a comment in Arabic keeps its letters and their order`() throws {
        let comment = "القرعة ليست انتخاباً، ونطلب (مرة أخرى) نموذجاً مفصلاً لعام 2018."
        let reading = try Example.read("التوصية ٦: لا نؤيد. \(comment)\n", [Example.review()], region: "EURALO")
        #expect(reading.answers.map(\.comment) == [comment])
    }
}
