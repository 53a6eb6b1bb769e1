import Formats
public import Foundation
import Glibc
public import IdentityContracts
public import RPC
public import Security
import Synchronization
import Values

/// Puts messages into a folder, one file each, from which a program of the operator sends and removes them.
///
/// A file appears complete and is readable by the user of the process alone (mode 0600). What nobody has taken when it is
/// of no use any more is removed, so that a folder that nobody empties stays small. There is no durability: a code that a
/// crash loses is asked for again. Names begin with the second from which a message is of no use; a message that is sent
/// again while its file is there makes no second one.
///
/// ```swift
/// let spool = try SmsSpool(folder: URL(filePath: "/var/spool/shuangma-sms"))
/// ```
public final class SmsSpool: SmsGateway {
    /// The folder cannot be used; the text says why.
    public struct FolderError: Error, CustomStringConvertible {
        /// What is wrong, with the path.
        public let description: String
    }

    /// What a file holds.
    private struct Message: Encodable {
        let phone: String
        let text: String
        let purpose: String
        let sentAt: Int64
        let expiresAt: Int64
    }

    /// Seconds between two looks for what has lapsed.
    private static let sweepInterval: Int64 = 60

    private let folder: URL
    private let surroundings: Surroundings
    private let sweptAt = Mutex<Int64>(0)

    /// A spool in a folder, which is made if it is missing.
    ///
    /// - Throws: ``FolderError`` when the folder cannot be made, or others than its owner may enter it.
    public init(folder: URL, surroundings: Surroundings = .system) throws {
        self.folder = folder
        self.surroundings = surroundings
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FolderError(description: "cannot make the folder '\(folder.path)': \(error.localizedDescription)")
        }
        var status = stat()
        guard stat(folder.path, &status) == 0 else {
            throw FolderError(description: "cannot read the folder '\(folder.path)'")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw FolderError(description: "others than its owner may enter the folder '\(folder.path)'; chmod 700 it")
        }
    }

    /// Writes a message.
    ///
    /// - Throws: UNAVAILABLE when the file cannot be written.
    public func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions
    ) async throws {
        let now = surroundings.now()
        sweep(now)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(
            Message(
                phone: phone, text: message.text, purpose: Self.name(of: message.purpose), sentAt: now,
                expiresAt: message.expiresAt?.seconds ?? now))
        let name = "\(message.expiresAt?.seconds ?? now)-\(Hexadecimal.text(id))"
        let draft = folder.appending(path: ".\(name)-\(Hexadecimal.text(surroundings.random(8)))").path
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.cannotWrite }
        let isWritten = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
        close(file)
        guard isWritten, rename(draft, folder.appending(path: "\(name).json").path) == 0 else {
            unlink(draft)
            throw Self.cannotWrite
        }
    }

    private static func name(of purpose: IdentityV1.SmsPurpose) -> String {
        switch purpose {
        case .login: "login"
        case .notice: "notice"
        case .register: "register"
        case .relative: "relative"
        case .export: "export"
        case .changeOld: "change-old"
        case .changeNew: "change-new"
        default: "trip-card"
        }
    }

    /// Removes what has lapsed.
    private func sweep(_ now: Int64) {
        let isDue = sweptAt.withLock { sweptAt in
            guard now - sweptAt >= Self.sweepInterval else { return false }
            sweptAt = now
            return true
        }
        guard isDue, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return }
        for name in names {
            let digits = name.drop { $0 == "." }.prefix { $0 != "-" }
            guard let expiresAt = Int64(digits), expiresAt < now else { continue }
            unlink(folder.appending(path: name).path)
        }
    }

    private static var cannotWrite: RPCError {
        RPCError(.unavailable, "the message cannot be sent now; try again later").with(reason: "SMS_NOT_SENT")
    }
}
