import HealthCodeCore
import Values

/// A version of an event about a person, as a feed may send it.
enum SampleEvent: Hashable, Sendable {
    case test(TestEvent, of: Int)
    case exposure(ExposureEvent, of: Int)
    case declaration(DeclarationEvent, of: Int)
}

extension EvidenceLedger<Int> {
    @discardableResult
    mutating func take(_ event: SampleEvent) -> Taken {
        switch event {
        case .test(let event, let person): take(event, of: person)
        case .exposure(let event, let person): take(event, of: person)
        case .declaration(let event, let person): take(event, of: person)
        }
    }

    init(_ events: some Sequence<SampleEvent>) {
        self.init()
        for event in events { take(event) }
    }
}

extension SampleEvent {
    /// An event of some sources about a few persons. Few identities, so that many versions meet.
    ///
    /// - Parameters:
    ///   - days: Days on which it may have happened, counted from ``Fortnight/start``.
    ///   - isOrdered: Whether it carries its source's order.
    static func any(days: ClosedRange<Int>, isOrdered: Bool, using random: inout SplitMix) -> SampleEvent {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let at = Fortnight.moment(number(days), hour: number(0...23)) + Int64(number(0...3_599))
        let order = isOrdered ? Self.order(using: &random) : .none
        let isWithdrawn = number(0...5) == 0
        let person = number(1...2)
        switch number(0...2) {
        case 0:
            let identity = TestEvent.Identity(laboratory: .init("L"), sample: .init("S\(number(1...2))"))
            return .test(
                TestEvent(
                    identity, sampledAt: at, isPositive: number(0...2) == 0, order: order, isWithdrawn: isWithdrawn),
                of: person)
        case 1:
            let causes = Cause.allCases.filter(\.isExposure)
            let cause = causes[number(0...causes.count - 1)]
            let identity = ExposureEvent.Identity(
                source: .init("registry"), cause: cause, evidenceID: .init("E"),
                from: Fortnight.moment(days.lowerBound + number(0...1)))
            let until = number(0...1) == 0 ? nil : max(at, identity.from)
            return .exposure(
                ExposureEvent(identity, until: until, order: order, isWithdrawn: isWithdrawn), of: person)
        default:
            let identity = DeclarationEvent.Identity(
                counter: .init("C"), declaredAt: Fortnight.moment(days.lowerBound + number(0...1)),
                content: .init(temperature: number(0...1) == 0 ? nil : 385))
            return .declaration(DeclarationEvent(identity, order: order, isWithdrawn: isWithdrawn), of: person)
        }
    }

    private static func order(using random: inout SplitMix) -> SourceOrder {
        let revision = UInt64.random(in: 0...2, using: &random)
        let isDated = revision == 0 || Bool.random(using: &random)
        return SourceOrder(
            revision: revision, issuedAt: isDated ? Fortnight.moment(Int.random(in: 0...1, using: &random)) : nil)
    }
}
