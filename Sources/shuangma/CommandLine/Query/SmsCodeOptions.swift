import ArgumentParser
import Foundation
import Values

/// Where a command gets the SMS codes of a citizen from.
struct SmsCodeOptions: ParsableArguments {
    @Flag(help: "Take the SMS codes from the outbox of `shuangma dev`.")
    var demo = false

    @Option(help: ArgumentHelp("Take the SMS codes from this folder; see the setting sms.spool.", valueName: "dir"))
    var smsSpool: String?

    func validate() throws {
        if demo, smsSpool != nil { throw ValidationError("--demo and --sms-spool exclude each other") }
    }

    /// Where they come from: the terminal, when no flag names another place.
    var codes: CitizenSession.Codes { smsSpool.map { .spool(URL(filePath: $0)) } ?? (demo ? .outbox : .terminal) }

    /// Demands that `--phone` names a phone.
    ///
    /// - Throws: `ValidationError`.
    static func demand(_ phone: String) throws {
        do { _ = try Phone(phone) } catch { throw ValidationError("--phone \(error.reason), not '\(phone)'.") }
    }
}
