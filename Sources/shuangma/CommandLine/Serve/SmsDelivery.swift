import Foundation
import IdentityServer
import RPC
import Security

/// How a process of the identity role brings SMS to phones.
enum SmsDelivery {
    /// The configured gateway.
    ///
    /// Throws `Failure.wrongUse` when none or two are configured, or one cannot be used. There is no
    /// default: a code that somebody else may read opens the account of its phone.
    static func gateway(
        _ settings: EffectiveConfiguration, _ membership: ClusterMembership
    ) throws -> any SmsGateway {
        let (folder, program) = (settings.text(Settings.smsSpool), settings.text(Settings.smsGateway))
        let providers = settings.text(Settings.smsProviders)
        switch (folder.isEmpty, program.isEmpty, providers.isEmpty) {
        case (false, true, true):
            do {
                return try SmsSpool(folder: URL(filePath: folder, directoryHint: .isDirectory))
            } catch let error as SmsSpool.FolderError {
                throw Failure.wrongUse("\(Settings.smsSpool.key): \(error)")
            }
        case (true, true, false): return SmsProviders(try SmsProvidersFile(path: providers).accounts)
        case (true, false, true): return RemoteSmsGateway(try membership.channel(toProgramOf: Settings.smsGateway))
        default:
            throw Failure.wrongUse(
                "SMS codes need one way to phones: set one of \(Settings.smsSpool.key) "
                    + "(\(Settings.smsSpool.environmentName)), \(Settings.smsGateway.key) "
                    + "(\(Settings.smsGateway.environmentName)) and \(Settings.smsProviders.key) "
                    + "(\(Settings.smsProviders.environmentName))")
        }
    }
}
