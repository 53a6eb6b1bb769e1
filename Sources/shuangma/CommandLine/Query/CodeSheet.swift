import CommonContracts
import GatewayContracts
import HealthCodeContracts
import TripCardContracts
import Values
import Wire

/// Both codes as lines of text.
struct CodeSheet {
    private let code: GatewayV1.MergedCode
    private let hasColour: Bool

    init(_ code: GatewayV1.MergedCode, hasColour: Bool) {
        self.code = code
        self.hasColour = hasColour
    }

    /// The lines, from the person down to the places.
    var lines: [String] {
        person + [""] + health + [""] + trip
            + ["", "computed \(code.computedAt.map(Self.moment) ?? "")"]
    }

    private var person: [String] {
        guard let profile = code.profile else { return ["(profile \(Self.state(code.profileState)))"] }
        var line = [profile.maskedName, profile.maskedDocumentNumber, profile.maskedPhone].filter { !$0.isEmpty }
        if profile.documentCheckRequired { line.append("check the document 请核验证件") }
        return [line.joined(separator: "  ")]
    }

    private var health: [String] {
        guard let health = code.health else { return ["健康码 health code: \(Self.state(code.healthState))"] }
        var lines = ["健康码 health code  \(badge(health.colour))\(Self.age(code.healthState))"]
        for reason in health.reasons {
            var line = "  \(reason.textZh) \(reason.textEn)"
            if let end = reason.earliestEnd { line += " (until \(Self.moment(end)) at the earliest)" }
            lines.append(line)
        }
        if let test = health.latestTest {
            let outcome = test.outcome == .positive ? "positive 阳性" : "negative 阴性"
            lines.append("  test \(test.sampledAt.map(Self.moment) ?? "") \(outcome)")
        }
        if let declared = health.declaredAt { lines.append("  declared \(Self.moment(declared))") }
        if let changes = health.changesAt { lines.append("  changes \(Self.moment(changes))") }
        return lines
    }

    private var trip: [String] {
        guard let trip = code.trip else { return ["行程卡 trip card: \(Self.state(code.tripState))"] }
        var lines = ["行程卡 trip card  \(badge(trip.colour))\(Self.age(code.tripState))"]
        let window = [trip.windowFrom, trip.windowUntil].compactMap { $0 }.map(Self.day).joined(separator: " to ")
        lines.append("  \(window)\(trip.dataAsOf.map { ", data as of \(Self.day($0))" } ?? "")")
        if trip.insufficientData { lines.append("  数据不足 not seen on or before the first day") }
        for place in trip.places {
            let abroad = place.division.isEmpty ? " (\(place.country))" : ""
            let doubt = place.toBeConfirmed ? " 待核 to be confirmed" : ""
            lines.append("  \(place.nameZh) \(place.nameEn)\(abroad)\(place.riskMark ? " *" : "")\(doubt)")
        }
        if trip.places.contains(where: \.riskMark) {
            lines.append("  * the city has an area of medium or high risk; it does not mean the person was there")
        }
        return lines
    }

    private func badge(_ colour: HealthCodeV1.Colour) -> String {
        switch colour {
        case .green: painted("● 绿码 GREEN", 32)
        case .yellow: painted("● 黄码 YELLOW", 33)
        case .red: painted("● 红码 RED", 31)
        default: painted("● 灰码 GREY", 90)
        }
    }

    private func badge(_ colour: TripCardV1.CardColour) -> String {
        switch colour {
        case .green: painted("● 绿卡 GREEN", 32)
        case .yellow: painted("● 黄卡 YELLOW", 33)
        default: painted("● UNKNOWN", 90)
        }
    }

    private func painted(_ text: String, _ colour: Int) -> String {
        hasColour ? "\u{1B}[1;\(colour)m\(text)\u{1B}[0m" : text
    }

    /// Why a part is missing.
    private static func state(_ state: GatewayV1.PartState) -> String {
        switch state {
        case .unavailable: "not available now 暂不可用"
        case .verificationRequired: "the phone has to be proved by SMS 需短信验证"
        default: "unknown"
        }
    }

    private static func age(_ state: GatewayV1.PartState) -> String {
        state == .stale ? "  (the last one known; its source does not answer)" : ""
    }

    private static func moment(_ timestamp: GoogleProtobuf.Timestamp) -> String {
        Instant(seconds: timestamp.seconds).chinaTimeText
    }

    private static func day(_ date: CommonV1.Date) -> String {
        ChinaDay(year: Int(date.year), month: Int(date.month), day: Int(date.day))?.description ?? "?"
    }
}
