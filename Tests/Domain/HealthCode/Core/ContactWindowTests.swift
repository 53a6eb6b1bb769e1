import HealthCodeCore
import Testing
import Values

@Suite struct ContactWindowTests {
    private let day: Int64 = 86_400
    private let from = Instant(seconds: 1_700_000_000)

    private func begins(_ evidence: Evidence...) -> Int64 {
        (from.seconds - ContactWindow(from: from, until: nil, evidence: evidence, feverFrom: 373).begins.seconds) / day
    }

    @Test("TRC-1: contacts of a case count from 2 days before its first symptom or positive test")
    func beginning() {
        #expect(begins() == 2)
        #expect(begins(.test(sampledAt: from - day, isPositive: true)) == 3)
        #expect(begins(.declaration(at: from - 3 * day, temperature: nil, hasSymptoms: true)) == 5)
        #expect(begins(.declaration(at: from - 4 * day, temperature: 373, hasSymptoms: false)) == 6)
        // A negative test, health, and what was long before are no signs of this case; nor is what came later.
        #expect(begins(.test(sampledAt: from - day, isPositive: false)) == 2)
        #expect(begins(.declaration(at: from - day, temperature: 366, hasSymptoms: false)) == 2)
        #expect(begins(.test(sampledAt: from - 14 * day - 1, isPositive: true)) == 2)
        #expect(begins(.test(sampledAt: from + day, isPositive: true)) == 2)
    }

    @Test("TRC-1: contacts of a case count until its end; of several cases, until the last one has ended")
    func end() {
        let window = ContactWindow(from: from, until: from + day, evidence: [Evidence](), feverFrom: 373)
        #expect(window.place(of: from - 2 * day) == .within && window.place(of: from - 2 * day - 1) == .before)
        #expect(window.place(of: from + day) == .within && window.place(of: from + day + 1) == .after)
        let later = ContactWindow(from: from + day, until: from + 9 * day, evidence: [Evidence](), feverFrom: 373)
        let joined = window.joined(with: later)
        #expect(joined.begins == window.begins && joined.ends == later.ends)
        let open = ContactWindow(from: from + day, until: nil, evidence: [Evidence](), feverFrom: 373)
        #expect(open.joined(with: window).ends == nil && open.place(of: .latest) == .within)
    }
}
