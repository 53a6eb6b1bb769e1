import Foundation
import Values

/// A few made-up people with a phone to try, one or two of each story.
public struct DemoGallery: Sendable {
    /// Name of the file the gallery is kept in.
    public static let fileName = "citizens.json"

    /// Somebody to try.
    public struct Entry: Sendable, Codable, Equatable {
        /// Their number.
        public let phone: String
        /// What is known about them, as `Story` names it.
        public let story: String
        /// What to expect, Chinese.
        public let noteZh: String
        /// What to expect, English.
        public let noteEn: String
    }

    /// The gallery as the page reads it from `/demo.json`.
    public struct Document: Sendable, Codable, Equatable {
        /// Day the data is about.
        public let asOf: String
        /// Whom to try.
        public let citizens: [Entry]
    }

    private let asOf: ChinaDay
    private var found: [Story: [Entry]] = [:]
    private static let perStory = 2

    init(asOf: ChinaDay) { self.asOf = asOf }

    mutating func consider(_ citizen: Citizen) {
        let phone = citizen.person.phone
        guard !phone.isEmpty, citizen.person.document.type == "resident-id",
            found[citizen.story, default: []].count < Self.perStory
        else { return }
        let (zh, en) = Self.note(citizen.story)
        found[citizen.story, default: []].append(
            Entry(phone: phone, story: citizen.story.rawValue, noteZh: zh, noteEn: en))
    }

    var document: Document {
        Document(asOf: asOf.description, citizens: Story.allCases.flatMap { found[$0] ?? [] })
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(document)
    }

    /// Reads a gallery that `PopulationFiles` wrote. Throws when the file is missing or is no gallery.
    public static func read(_ file: URL) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(contentsOf: file))
    }

    /// What the evidence leads one to expect; the colour itself is derived by the service (COL-1).
    private static func note(_ story: Story) -> (zh: String, en: String) {
        switch story {
        case .atHome: ("已申报，未外出", "declared, stayed at home")
        case .traveller: ("已申报，去过其他城市", "declared, was in another city")
        case .inbound: ("近期入境", "came back from abroad")
        case .confirmedCase: ("确诊病例", "confirmed case")
        case .discharged: ("已出院病例", "discharged case")
        case .closeContact: ("密切接触者", "close contact")
        case .secondaryContact: ("次密切接触者", "contact of a close contact")
        case .coLocated: ("时空伴随", "same place and time as a case")
        case .riskAreaResident: ("住在风险区", "lives in an area of risk")
        case .symptoms: ("申报发热", "declared a fever")
        case .notDeclared: ("未申报或申报过期", "no declaration, or an old one")
        }
    }
}
