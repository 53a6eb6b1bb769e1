import Randomness
import Values

/// Tests, exposures and the declaration of one person.
struct HealthHistory: Sendable {
    private(set) var tests: [TestRow] = []
    private(set) var exposures: [ExposureRow] = []
    private(set) var declaration: DeclarationRow?
    private(set) var story = Story.atHome

    private let person: PersonRow
    private let index: Int
    private let role: Story?
    private let neighbourhood: Neighbourhood
    private let itinerary: Itinerary?
    private let plan: PopulationPlan
    private var random: SeededRandom

    private static let hour: Int64 = 3600

    init(
        person: PersonRow, index: Int, role: Story?, neighbourhood: Neighbourhood, itinerary: Itinerary?,
        plan: PopulationPlan
    ) {
        self.person = person
        self.index = index
        self.role = role
        self.neighbourhood = neighbourhood
        self.itinerary = itinerary
        self.plan = plan
        random = SeededRandom(seed: plan.seed, subject: .health, index: index)
    }

    mutating func write() {
        if itinerary?.wasAway == true { story = .traveller }
        if let role, let outbreak = neighbourhood.outbreak {
            trace(role, outbreak)
        } else if let enteredAt = itinerary?.enteredAt {
            expose("inbound", evidence: "ENTRY-\(index)", from: enteredAt, source: "border-control")
            test(at: enteredAt + Self.hour)
            story = .inbound
        } else {
            testNowAndThen()
        }
        declare()
        tests.sort { $0.sampledAt < $1.sampledAt }
    }

    private mutating func trace(_ role: Story, _ outbreak: Neighbourhood.Outbreak) {
        story = role
        let confirmed = (plan.asOf - outbreak.daysAgo).start + 18 * Self.hour
        let caseID = outbreak.caseID
        switch role {
        case .confirmedCase:
            test(at: confirmed - 10 * Self.hour, isPositive: true)
            expose("case", evidence: caseID, from: confirmed, source: "case-registry")
        case .discharged:
            let begin = (plan.asOf - 13).start + 15 * Self.hour
            test(at: begin - 8 * Self.hour, isPositive: true)
            expose(
                "case", evidence: caseID + "-0", from: begin, until: (plan.asOf - 3).start + 10 * Self.hour,
                source: "case-registry")
            test(at: (plan.asOf - 4).start + 9 * Self.hour)
            test(at: (plan.asOf - 5).start + 9 * Self.hour)
        case .closeContact: contact("close-contact", caseID, confirmed)
        case .secondaryContact: contact("secondary-contact", caseID, confirmed)
        case .coLocated: contact("co-located", caseID, max(confirmed, (plan.asOf - 2).start))
        default:
            let cause = outbreak.isHigh ? "high-risk-area" : "medium-risk-area"
            expose(
                cause, evidence: outbreak.areaID, division: neighbourhood.county,
                from: confirmed + 2 * Self.hour, source: "community")
            test(at: (plan.asOf - 1).start + 9 * Self.hour)
        }
    }

    private mutating func contact(_ cause: String, _ caseID: String, _ from: Instant) {
        let way = cause == "close-contact" ? "meal" : "venue"
        expose(
            cause, evidence: caseID, from: from, source: "contact-tracing",
            contact: ContactCells(
                place: "\(neighbourhood.county) 小区食堂", at: min(from, plan.lastMoment), way: way))
        test(at: from + 14 * Self.hour)
    }

    /// A third had a test in the fortnight, some of them several.
    private mutating func testNowAndThen() {
        guard random.happens(perTenThousand: 3500) else { return }
        for _ in 0...random.below(3) {
            test(at: (plan.asOf - random.within(1...13)).start + Int64(random.within(7 * 60...20 * 60)) * 60)
        }
    }

    private mutating func test(at moment: Instant, isPositive: Bool = false) {
        let city = Places.city(of: neighbourhood.county)
        let day = ChinaDay(of: moment)
        tests.append(
            TestRow(
                document: person.document, laboratory: "LAB-\(city)-\(index % 3 + 1)",
                sampleID: "\(day.number)-\(index)-\(tests.count + 1)", sampledAt: min(moment, plan.lastMoment),
                isPositive: isPositive))
    }

    private mutating func expose(
        _ cause: String, evidence: String, division: Division? = nil, from: Instant, until: Instant? = nil,
        source: String, contact: ContactCells? = nil
    ) {
        exposures.append(
            ExposureRow(
                document: person.document, cause: cause, evidenceID: evidence, division: division,
                from: min(from, plan.lastMoment), until: until, source: source, contact: contact))
    }

    /// 94 % declared in the last nine days, 3 % too long ago, 3 % never (COL-2); of those without evidence
    /// 0.5 % declare a fever.
    private mutating func declare() {
        let isOrdinary = story == .atHome || story == .traveller
        let lot = random.below(10_000)
        if isOrdinary, lot < 600 { story = .notDeclared }
        if isOrdinary, lot < 300 { return }
        var daysAgo = isOrdinary && lot < 600 ? random.within(16...28) : random.within(1...9)
        var temperature = random.happens(perTenThousand: 2000) ? 0 : random.within(358...371)
        var symptoms: [String] = []
        if isOrdinary, (600..<650).contains(lot) {
            story = .symptoms
            daysAgo = 1
            temperature = random.within(373...392)
            symptoms = ["fever"] + (random.happens(perTenThousand: 6000) ? ["cough"] : [])
        }
        declaration = DeclarationRow(
            document: person.document, temperature: temperature, symptoms: symptoms, division: neighbourhood.county,
            counter: "COMMUNITY-\(neighbourhood.county)",
            declaredAt: (plan.asOf - daysAgo).start + Int64(random.within(8 * 60...20 * 60)) * 60)
    }
}
