import HealthCodeClient
import Testing
import Values

@Suite("Verdicts at a gate")
struct RecognitionVerdictTests {
    private func verdict(_ own: Colour, _ shown: Result<Colour, AssertionProblem>...) -> RecognitionVerdict {
        RecognitionVerdict(own: own, shown: shown)
    }

    @Test("MRG-11: any green passes, here or elsewhere")
    func green() {
        #expect(verdict(.green).outcome == .pass)
        #expect(verdict(.grey, .success(.green)).outcome == .pass)
        #expect(verdict(.green, .failure(.expired)).outcome == .pass)
        #expect(verdict(.green, .success(.grey)).outcome == .pass)
    }

    @Test("The worst colour that is known decides, wherever it is known")
    func worst() {
        #expect(verdict(.green, .success(.red)).outcome == .stop)
        #expect(verdict(.red, .success(.green)).outcome == .stop)
        #expect(verdict(.yellow, .success(.green)).outcome == .check)
        #expect(verdict(.grey, .success(.green), .success(.yellow)).outcome == .check)
        #expect(verdict(.red, .failure(.forged)).reason == .colour(.red))
    }

    @Test("What is not known never passes", arguments: AssertionProblem.allCases)
    func unknown(_ problem: AssertionProblem) {
        #expect(verdict(.grey).outcome == .check)
        #expect(verdict(.grey, .success(.grey)).outcome == .check)
        #expect(verdict(.grey, .failure(problem)).outcome == (problem.isFraud ? .stop : .check))
        #expect(verdict(.grey, .failure(problem)).reason == .problem(problem))
    }

    @Test("A forged assertion and one of another person stop also who is green")
    func fraud() {
        #expect(verdict(.green, .failure(.forged)).outcome == .stop)
        #expect(verdict(.green, .failure(.otherPerson), .failure(.expired)).outcome == .stop)
    }
}
