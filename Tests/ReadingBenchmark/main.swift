import BuiltIn
import ConsultationModel
import Daemon
import FoundationEssentials
import ResponseReading

let reference = DemoFile.all.first { $0.path == "lacralo-2017.txt" }?.bytes ?? []
let context = ReadingContext(
    consultations: try BuiltIn.consultations.map { try Consultation(yaml: $0, name: "built in") },
    lexicon: try StanceLexicon(yaml: BuiltIn.stances, name: "built in"),
    now: Date()
)

func rate(_ rounds: Int, _ body: () -> Int) -> Double {
    let clock = ContinuousClock()
    var answers = 0
    let time = clock.measure { for _ in 0..<rounds { answers &+= body() } }
    precondition(answers == 16 * rounds)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    return Double(reference.count * rounds) / seconds / 1e6
}
for _ in 0..<5 {
    let full = rate(5000) { Reading(of: reference, as: .text, in: context).answers.count }
    print("full", full)
}
