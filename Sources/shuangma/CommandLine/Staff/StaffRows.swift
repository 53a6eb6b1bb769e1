import Formats
import Foundation
import IdentityContracts
import Values
import Wire

/// Accounts and tokens as commands print them.
enum StaffRows {
    /// An account or feed in one line.
    static func text(_ account: IdentityV1.StaffAccount) -> String {
        let scope = account.scope ?? .init()
        let divisions = scope.divisions.isEmpty ? "everywhere" : scope.divisions.joined(separator: ",")
        let who = account.isFeed ? "feed" : account.person
        return [
            account.name, who, state(account.state), scope.roles.map(\.word).joined(separator: ","),
            scope.organisation, divisions,
            "\(account.lastChange) by \(account.changedBy) \(time(account.changedAt))",
            account.lastLoginAt.map { "last log-in \(time($0))" } ?? "never logged in",
        ].joined(separator: "  ")
    }

    /// A token in one line.
    static func text(_ token: IdentityV1.StaffToken) -> String {
        [
            Hexadecimal.text(token.tokenId), token.account, "issued \(time(token.issuedAt))",
            token.revokedAt.map { "revoked \(time($0))" } ?? "until \(time(token.expiresAt))",
            token.addressBlock.isEmpty ? "-" : token.addressBlock, token.device.isEmpty ? "-" : "…\(token.device)",
        ].joined(separator: "  ")
    }

    /// A moment as RFC 3339 in UTC.
    static func time(_ timestamp: GoogleProtobuf.Timestamp?) -> String {
        guard let timestamp else { return "-" }
        return Date(timeIntervalSince1970: TimeInterval(timestamp.seconds)).formatted(.iso8601)
    }

    static func state(_ state: IdentityV1.AccountState) -> String {
        switch state {
        case .enabled: "enabled"
        case .disabled: "disabled"
        case .notEnrolled: "not enrolled"
        case .proposed: "waits for approval"
        default: "unknown"
        }
    }

    /// Named texts, a line each, below each other.
    static func rows(_ lines: [(String, String)]) -> String {
        let width = lines.reduce(14) { max($0, $1.0.count + 2) }
        return lines.map { name, text in name.padding(toLength: width, withPad: " ", startingAt: 0) + text }
            .joined(separator: "\n")
    }

    /// A message as JSON.
    static func json(_ message: some WireMessage) throws -> String {
        String(decoding: try message.json(), as: UTF8.self)
    }
}
