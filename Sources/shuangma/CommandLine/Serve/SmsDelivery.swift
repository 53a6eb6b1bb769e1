import Foundation
import IdentityServer
import RPC
import Security

/// How a process of the identity role brings SMS to phones.
enum SmsDelivery {
    /// The configured gateway.
    ///
    /// Throws `Failure.wrongUse` when none or two are configured, or the folder or the address cannot be used. There is no
    /// default: a code that somebody else may read opens the account of its phone.
    static func gateway(
        _ settings: EffectiveConfiguration, _ membership: ClusterMembership
    ) throws -> any SmsGateway {
        let (folder, program) = (settings.text(Settings.smsSpool), settings.text(Settings.smsGateway))
        switch (folder.isEmpty, program.isEmpty) {
        case (false, true):
            do {
                return try SmsSpool(folder: URL(filePath: folder, directoryHint: .isDirectory))
            } catch let error as SmsSpool.FolderError {
                throw Failure.wrongUse("\(Settings.smsSpool.key): \(error)")
            }
        case (true, false): return RemoteSmsGateway(try membership.channel(toProgramOf: Settings.smsGateway))
        default:
            throw Failure.wrongUse(
                "SMS codes need one way to phones: set either \(Settings.smsSpool.key) "
                    + "(\(Settings.smsSpool.environmentName)) or \(Settings.smsGateway.key) "
                    + "(\(Settings.smsGateway.environmentName))")
        }
    }
}
