import CommonContracts
import Foundation
import HealthCodeContracts
import TripCardContracts
import Values
import Wire

/// What a system answers about one person, in the form of `shuangma derive health --json`.
struct CodeAnswer: Encodable {
    struct Reason: Encodable {
        let cause: String
        let colour: String
        let since: String?
        let earliestEnd: String?
        let negativeTestsNeeded: UInt32
    }

    let documentType: String
    let country: String
    let documentNumber: String
    let colour: String
    let reasons: [Reason]
    let changesAt: String?

    init(_ person: CityFile.Person, _ status: HealthCodeV1.HealthStatus) {
        documentType = person.type
        country = person.country
        documentNumber = person.number
        colour = Self.colours[status.colour] ?? "?"
        reasons = status.reasons.map {
            Reason(
                cause: Self.causes[$0.cause] ?? "?", colour: Self.colours[$0.colour] ?? "?", since: Self.text($0.since),
                earliestEnd: Self.text($0.earliestEnd), negativeTestsNeeded: $0.negativeTestsNeeded)
        }
        changesAt = Self.text(status.changesAt)
    }

    private static func text(_ time: GoogleProtobuf.Timestamp?) -> String? {
        time.map { Instant(seconds: $0.seconds).chinaTimeText }
    }

    private static let colours: [HealthCodeV1.Colour: String] = [
        .green: "green", .yellow: "yellow", .red: "red", .grey: "grey",
    ]
    private static let causes: [HealthCodeV1.Cause: String] = [
        .case: "case", .closeContact: "close-contact", .secondaryContact: "secondary-contact",
        .highRiskArea: "high-risk-area", .mediumRiskArea: "medium-risk-area",
        .leftHighRiskArea: "left-high-risk-area", .leftMediumRiskArea: "left-medium-risk-area", .inbound: "inbound",
        .coLocated: "co-located", .symptom: "symptom", .noDeclaration: "no-declaration",
    ]
}

/// What a system answers about one phone, in the form of `shuangma derive trip --json`.
struct CardAnswer: Encodable {
    struct Place: Encodable {
        let division: String
        let country: String
        let marked: Bool
        let toBeConfirmed: Bool
    }

    let phone: String
    let colour: String
    let places: [Place]
    let data: String

    init(_ phone: String, _ card: TripCardV1.TripCardView) {
        self.phone = phone
        colour = card.colour == .green ? "green" : card.colour == .yellow ? "yellow" : "?"
        places = card.places.map {
            Place(
                division: $0.division, country: $0.country, marked: $0.riskMark, toBeConfirmed: $0.toBeConfirmed)
        }
        data = card.insufficientData ? "insufficient" : "complete"
    }
}
