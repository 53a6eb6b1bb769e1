import Formats
import Foundation
import HealthCodeContracts
import TracingContracts
import Values
import Wire

/// Venues as commands print them.
enum VenueRows {
    /// A venue in one line.
    static func line(_ listed: TracingV1.ListedVenue) -> String {
        let venue = listed.venue ?? .init()
        return [Hexadecimal.text(listed.venueId), venue.division, kind(venue), venue.name, rule(venue)]
            .joined(separator: "  ")
    }

    /// A venue with its devices.
    static func text(_ registered: TracingV1.RegisteredVenue) -> String {
        let venue = registered.venue ?? .init()
        var lines = [
            ("id", Hexadecimal.text(registered.venueId)), ("name", venue.name), ("class", kind(venue)),
            ("division", venue.division), ("place", "\(place(venue)), \(venue.radiusMetres) m around it"),
            ("rule", rule(venue)),
            ("poster", registered.posterSerial == 0 ? "none yet" : "number \(registered.posterSerial)"),
        ]
        lines += registered.devices.map { device in
            ("device \(device.device)", "\(device.label), since \(StaffRows.time(device.registeredAt))")
        }
        if registered.devices.isEmpty { lines.append(("devices", "none yet")) }
        return StaffRows.rows(lines)
    }

    /// Whom the gate of a venue lets pass.
    static func rule(_ venue: TracingV1.Venue) -> String {
        let rule = venue.rule ?? .init()
        let colours = rule.passing.isEmpty ? [.green] : rule.passing
        var parts = [colours.map(RecallRows.colour).joined(separator: ", ") + " pass"]
        if rule.negativeHoursMax > 0 { parts.append("with a negative test of the last \(rule.negativeHoursMax) h") }
        if rule.requiresPosition { parts.append("scans say where the phone is") }
        return parts.joined(separator: "; ")
    }

    /// What a gate makes of a person, in one line that begins with what to do.
    static func line(_ answer: TracingV1.ScanAnswer) -> String {
        let colour = answer.colour == .unspecified ? "colour not known" : RecallRows.colour(answer.colour)
        let test = answer.hoursSinceNegative.map { "negative test \($0) h ago" } ?? "no negative test"
        return [result(answer.result), reason(answer.reason), colour, test, answer.venueName, time(answer.recordedAt)]
            .filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// Where a citizen was, in one line.
    static func line(_ entry: TracingV1.CheckInEntry) -> String {
        [
            time(entry.at), entry.direction == .out ? "out" : "in",
            entry.venueName.isEmpty ? "a venue that is not registered any more" : entry.venueName, way(entry.way),
            entry.result == .unspecified ? "" : result(entry.result),
            entry.mayOpenHold ? "" : "opens no hold by itself",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// A moment in China time.
    static func time(_ timestamp: GoogleProtobuf.Timestamp?) -> String {
        timestamp.map { Instant(seconds: $0.seconds).chinaTimeText } ?? ""
    }

    private static func kind(_ venue: TracingV1.Venue) -> String {
        VenueKind(venue.class)?.rawValue ?? "\(venue.class.rawValue)"
    }

    private static func place(_ venue: TracingV1.Venue) -> String {
        let place = venue.place ?? .init()
        return [place.latitudeMicrodegrees, place.longitudeMicrodegrees]
            .map { String(format: "%.6f", Double($0) / 1_000_000) }.joined(separator: ",")
    }

    private static func result(_ result: TracingV1.ScanResult) -> String {
        switch result {
        case .pass: "PASS 通行"
        case .check: "CHECK 限制"
        case .stop: "STOP 禁止"
        default: "unknown"
        }
    }

    private static func reason(_ reason: TracingV1.ScanReason) -> String {
        switch reason {
        case .none: ""
        case .colour: "for the colour"
        case .negativeTest: "for want of a newer negative test"
        case .codeNotKnown: "the code cannot be derived at the moment"
        default: "unknown"
        }
    }

    private static func way(_ way: TracingV1.CheckInWay) -> String {
        switch way {
        case .screen: "screen"
        case .poster: "poster"
        case .companion: "with another person"
        case .staff: "staff"
        case .offline: "staff, offline"
        default: "unknown"
        }
    }
}
