import Foundation
import IdentityContracts

/// A message of a spool, as its files hold it.
struct SpooledSms: Decodable {
    let phone: String
    let text: String
    let purpose: String

    /// The six digits in the text.
    var code: String? {
        let digits = text.split { !$0.isASCII || !$0.isNumber }.first { $0.count == 6 }
        return digits.map { String($0) }
    }

    /// The message sent last to a phone; nil without one. Names of files begin with the
    /// second at which they lapse, and codes live equally long.
    static func newest(in folder: URL, to phone: String, for purpose: IdentityV1.SmsPurpose) throws -> SpooledSms? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw Failure.wrongUse("cannot read the folder '\(folder.path)'")
        }
        let wanted =
            switch purpose {
            case .login: "login"
            case .register: "register"
            case .export: "export"
            case .changeOld: "change-old"
            case .changeNew: "change-new"
            default: "trip-card"
            }
        for name in names.sorted(by: >) where name.hasSuffix(".json") && !name.hasPrefix(".") {
            guard let bytes = try? Data(contentsOf: folder.appending(path: name)),
                let message = try? JSONDecoder().decode(SpooledSms.self, from: bytes)
            else { continue }
            if message.phone == phone, message.purpose == wanted { return message }
        }
        return nil
    }
}
