import Randomness
import Values

/// Makes the people of a plan one by one, in memory that grows by eight bytes a person.
///
/// Every person is drawn from a stream of their own (seed and index), so that the first thousand of a million
/// are the same as of a thousand.
public struct PopulationGenerator: Sendable, IteratorProtocol {
    private let plan: PopulationPlan
    private let places = Places()
    private var index = 0
    private var neighbourhood: Neighbourhood
    /// Hashes of the documents given out, to give each once. Two documents with the same hash only cost a draw.
    private var documents: Set<UInt64>

    /// A generator at the first person of the plan.
    public init(_ plan: PopulationPlan) {
        self.plan = plan
        neighbourhood = Neighbourhood(index: 0, plan: plan, places: places)
        documents = Set(minimumCapacity: plan.people)
    }

    /// The next person, or nil after the last.
    public mutating func next() -> Citizen? {
        guard index < plan.people else { return nil }
        defer { index += 1 }
        let position = index % Neighbourhood.size
        if position == 0, index > 0 {
            neighbourhood = Neighbourhood(index: index / Neighbourhood.size, plan: plan, places: places)
        }
        let role = neighbourhood.outbreak == nil ? nil : Neighbourhood.role(at: position)
        var random = SeededRandom(seed: plan.seed, subject: .person, index: index)
        let body =
            role == nil
            ? Demography.anyone(on: plan.asOf, random: &random) : Demography.adult(on: plan.asOf, random: &random)
        let person = person(body, isKnownToTracing: role != nil, random: &random)
        let itinerary = itinerary(of: person, staysHome: role != nil)
        var history = HealthHistory(
            person: person, index: index, role: role, neighbourhood: neighbourhood, itinerary: itinerary, plan: plan)
        history.write()
        return Citizen(
            person: person, stays: itinerary?.stays ?? [], tests: history.tests, exposures: history.exposures,
            declaration: history.declaration, riskAreas: position == 0 ? neighbourhood.riskAreas : [],
            story: history.story)
    }

    private mutating func person(
        _ body: Demography.Body, isKnownToTracing: Bool, random: inout SeededRandom
    ) -> PersonRow {
        // 1.2 % have another document than a resident's identity card.
        let isResident = isKnownToTracing || !random.happens(perTenThousand: 120)
        var document: DocumentCells
        repeat {
            document = isResident ? identityCard(body, &random) : otherDocument(body, &random)
        } while !documents.insert(Self.hash(document)).inserted
        let isLatin = document.type == "passport" || document.type == "foreign-permanent-resident-id"
        let name =
            isLatin
            ? Names.latin(&random)
            : Names.chinese(isMale: body.isMale, birthYear: body.birth.year, random: &random)
        let hasPhone = isKnownToTracing || Demography.hasPhone(age: body.age, random: &random)
        let phone = hasPhone ? PhoneNumbers.number(index: index, seed: plan.seed, random: &random) : ""
        let livesHere = document.type != "passport" || random.happens(perTenThousand: 7000)
        return PersonRow(
            document: document, name: name, phone: phone, division: livesHere ? neighbourhood.county : nil)
    }

    /// Three quarters carry the code of the county they live in, the others that of where they came from.
    private func identityCard(_ body: Demography.Body, _ random: inout SeededRandom) -> DocumentCells {
        let isNative = random.happens(perTenThousand: 7500)
        let origin = isNative ? neighbourhood.county : places.county(&random)
        let division = Self.codeAtRegistration(of: origin, birthYear: body.birth.year)
        let number = Documents.residentNumber(
            division: division, birth: body.birth, isMale: body.isMale, random: &random)
        return DocumentCells(type: "resident-id", country: "", number: number)
    }

    private func otherDocument(_ body: Demography.Body, _ random: inout SeededRandom) -> DocumentCells {
        switch random.below(10) {
        case 0..<4: Documents.residencePermit(birth: body.birth, isMale: body.isMale, random: &random)
        case 4..<7: Documents.travelPermit(&random)
        default: Documents.passport(&random)
        }
    }

    /// Chongqing was part of Sichuan until 1997: older people carry abolished codes (ID-1).
    private static func codeAtRegistration(of county: Division, birthYear: Int) -> Division {
        guard birthYear < 1997, county.province == Places.known(500_000) else { return county }
        return Places.known(510_211 + county.code % 5)
    }

    private func itinerary(of person: PersonRow, staysHome: Bool) -> Itinerary? {
        guard let carrier = PhoneNumbers.carrier(of: person.phone) else { return nil }
        var random = SeededRandom(seed: plan.seed, subject: .itinerary, index: index)
        return Itinerary(
            phone: person.phone, carrier: carrier, home: neighbourhood.county, staysHome: staysHome, plan: plan,
            places: places, random: &random)
    }

    /// FNV-1a of type, country and number.
    private static func hash(_ document: DocumentCells) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in [document.type, document.country, document.number] {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return hash
    }
}
