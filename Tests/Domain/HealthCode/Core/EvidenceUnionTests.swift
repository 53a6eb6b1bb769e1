import HealthCodeCore
import Testing
import Values

@Suite("Evidence under several documents (COL-16)")
struct EvidenceUnionTests {
    private static let start = Instant(seconds: 1_669_867_200)
    private static let day: Int64 = 86_400

    /// A version of one exposure, as a registry names its order.
    struct Version: Sendable, CustomTestStringConvertible {
        let revision: UInt64
        var withdrawn = false
        var untilDay: Int64?

        var event: ExposureEvent {
            ExposureEvent(
                .init(source: .init("registry"), cause: .confirmedCase, evidenceID: .init("K"), from: start),
                until: untilDay.map { start + $0 * day }, order: SourceOrder(revision: revision, issuedAt: nil),
                isWithdrawn: withdrawn)
        }

        var testDescription: String {
            "revision \(revision)\(withdrawn ? ", withdrawn" : "")\(untilDay.map { ", until day \($0)" } ?? "")"
        }
    }

    @Test(
        "COL-16, COL-13: of one event under two documents the version that its source puts last counts; without an order both",
        arguments: [
            (Version(revision: 1), Version(revision: 2), true),
            (Version(revision: 2), Version(revision: 1), false),
            (Version(revision: 1), Version(revision: 2, withdrawn: true), true),
            (Version(revision: 1), Version(revision: 2, untilDay: 5), true),
            // The source contradicts itself: the version that holds longer counts.
            (Version(revision: 1, untilDay: 5), Version(revision: 1), true),
            (Version(revision: 1), Version(revision: 1, untilDay: 5), false),
            (Version(revision: 1), Version(revision: 1, withdrawn: true), false),
            (Version(revision: 1), Version(revision: 1), false),
            // Nobody can tell which came later.
            (Version(revision: 0), Version(revision: 0, withdrawn: true), false),
            (Version(revision: 0), Version(revision: 3, withdrawn: true), false),
            (Version(revision: 3), Version(revision: 0, withdrawn: true), false),
        ])
    func versions(own: Version, other: Version, isOutdated: Bool) {
        #expect(EvidenceUnion.isOutdated(own.event, by: [other.event]) == isOutdated)
        #expect(EvidenceUnion.isOutdated(own.event, by: [own.event, other.event]) == isOutdated)
    }

    @Test(
        "COL-16, COL-14: a positive test lapses with the discharge that another document's case has told, and never without",
        arguments: [
            (sampled: Int64(0), ends: [Int64](), at: Int64(1_000), lapsed: false),
            (0, [10], 69, false), (0, [10], 70, true), (0, [10, 20], 70, true),
            // The discharge of an earlier case ends nothing.
            (11, [10], 1_000, false), (11, [10, 20], 79, false), (11, [10, 20], 80, true),
        ])
    func positives(sampled: Int64, ends: [Int64], at: Int64, lapsed: Bool) {
        func day(_ number: Int64) -> Instant { Self.start + number * Self.day }
        let lifetimes = EvidenceLifetimes(
            tests: 60 * Self.day, exposures: 60 * Self.day, declarations: 30 * Self.day, feverFrom: 373)
        func hasLapsed(isPositive: Bool, isWithdrawn: Bool = false) -> Bool {
            let test = TestEvent(
                .init(laboratory: .init("L"), sample: .init("S")), sampledAt: day(sampled), isPositive: isPositive,
                isWithdrawn: isWithdrawn)
            return EvidenceUnion.hasLapsed(test, caseEnds: ends.map(day), lifetimes: lifetimes, now: day(at))
        }
        #expect(hasLapsed(isPositive: true) == lapsed)
        // What lapses by itself, or counts for nothing, is left to the store.
        #expect(!hasLapsed(isPositive: false) && !hasLapsed(isPositive: true, isWithdrawn: true))
    }
}
