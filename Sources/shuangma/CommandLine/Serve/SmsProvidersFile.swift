import Formats
import Foundation
import IdentityServer

/// The file of `sms.providers`: a JSON list of providers, the one that is asked first, first.
///
/// ```json
/// [{"name": "first", "url": "https://sms.example.cn/v1/messages", "key": "shuangma-1", "secretFile": "/etc/shuangma/first.secret"}]
/// ```
struct SmsProvidersFile {
    /// The accounts at the providers.
    let accounts: [SmsProvider.Account]

    private struct Entry: Decodable {
        let name: String
        let url: String
        let key: String
        let secretFile: String
    }

    /// Reads the file and the secrets that it names.
    ///
    /// - Throws: ``Failure`` that names what is wrong, and never a secret.
    init(path: String) throws {
        guard let bytes = try? Data(contentsOf: URL(filePath: path)) else {
            throw Failure.wrongUse("\(Settings.smsProviders.key): cannot read '\(path)'")
        }
        guard let entries = try? JSONDecoder().decode([Entry].self, from: bytes) else {
            throw Failure.wrongUse(
                "\(Settings.smsProviders.key): '\(path)' is no JSON list of objects with name, url, key and secretFile")
        }
        guard (1...SmsProviders.most).contains(entries.count) else {
            throw Failure.wrongUse(
                "\(Settings.smsProviders.key): '\(path)' must name 1 to \(SmsProviders.most) providers")
        }
        guard Set(entries.map(\.name)).count == entries.count else {
            throw Failure.wrongUse("\(Settings.smsProviders.key): two providers of '\(path)' have one name")
        }
        accounts = try entries.map(Self.account)
    }

    private static func account(_ entry: Entry) throws -> SmsProvider.Account {
        let place = "\(Settings.smsProviders.key): provider '\(entry.name)'"
        guard (1...32).contains(entry.name.utf8.count), entry.name.utf8.allSatisfy(isNameByte) else {
            throw Failure.wrongUse("\(Settings.smsProviders.key): a name must be 1 to 32 of a-z, 0-9 and '-'")
        }
        guard let url = URL(string: entry.url), let host = url.host(), url.query == nil, url.user == nil,
            url.scheme == "https" || url.scheme == "http" && ["127.0.0.1", "::1", "localhost"].contains(host)
        else { throw Failure.wrongUse("\(place): url must be https://…, without query and user") }
        guard (1...64).contains(entry.key.utf8.count), entry.key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure.wrongUse("\(place): key must be 1 to 64 visible ASCII characters")
        }
        return .init(name: entry.name, url: url, keyID: entry.key, secret: try secret(entry.secretFile, place))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// 32 bytes or more, in hexadecimal digits, in a file of its owner alone.
    private static func secret(_ path: String, _ place: String) throws -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int else {
            throw Failure.wrongUse("\(place): there is no file '\(path)'; make one by: openssl rand -hex 32")
        }
        guard mode & 0o077 == 0 else {
            throw Failure.wrongUse("\(place): '\(path)' can be read by others; run: chmod 600 \(path)")
        }
        let text = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
        let digits = (text ?? "").utf8.map { Hexadecimal.value(ofDigit: $0) }
        guard digits.count >= 64, digits.count.isMultiple(of: 2), !digits.contains(nil) else {
            throw Failure.wrongUse("\(place): '\(path)' must hold 64 or more hexadecimal digits, two for each byte")
        }
        return stride(from: 0, to: digits.count, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
    }
}
