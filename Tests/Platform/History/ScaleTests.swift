import Testing

@testable import History

@Suite("Long histories are judged in one pass")
struct ScaleTests {
    @Test("20,000 operations on one partition, some of unknown outcome, take no more steps than operations")
    func long() {
        var operations: [Operation] = []
        var standing: (UInt64, String)?
        for place in 0..<Int64(10_000) {
            let version = UInt64(place + 1)
            let value = "v\(place)"
            let span = place * 10...place * 10 + 15
            if place % 500 == 3 {
                operations.append(Script.lost("a", value, from: span.lowerBound))
            } else {
                operations.append(Script.write("a", value, span, version: version))
                standing = (version, value)
            }
            operations.append(Script.read("a", standing, place * 10 + 4...place * 10 + 9))
        }
        let report = HistoryCheck.check(operations, maxSteps: 20_000)
        #expect(report.violations.isEmpty && report.undecided.isEmpty)
        #expect(report.operations == 20_000)
    }
}
