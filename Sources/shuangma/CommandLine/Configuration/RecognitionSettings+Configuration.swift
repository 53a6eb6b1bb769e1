import Foundation
import HealthCodeClient
import HealthCodeServer
import RPC
import Security
import Values

extension RecognitionSettings {
    /// What the configuration says of other provinces; nil where it says nothing.
    ///
    /// Throws `Failure.wrongUse` when one of the three keys is missing, or a file cannot be used.
    ///
    /// - Parameter isDemonstration: Whether endpoints may be `http://host:port`, without TLS.
    static func configured(_ settings: EffectiveConfiguration, isDemonstration: Bool) throws -> RecognitionSettings? {
        let texts = Settings.ofRecognition.map { settings.text($0) }
        if texts.allSatisfy(\.isEmpty) { return nil }
        for (setting, text) in zip(Settings.ofRecognition, texts) where text.isEmpty {
            throw Failure.wrongUse("\(setting.key) is missing: \(setting.advice)")
        }
        guard let province = Division(province: texts[0]) else {
            throw Failure.wrongUse("\(Settings.recognitionProvince.key) has to be a province, such as 330000")
        }
        do {
            return RecognitionSettings(
                province: province, keys: try FollowedES256Keys(file: URL(filePath: texts[1])),
                roots: try ES256PublicKeySet(file: URL(filePath: texts[2])).keys
            ) { issuer in
                if isDemonstration, issuer.endpoint.hasPrefix("http://") {
                    return try Connection.channel(to: issuer.endpoint)
                }
                var configuration = ChannelConfiguration()
                configuration.security = try .tls(trusting: issuer.authority)
                return try Channel(issuer.endpoint, configuration: configuration)
            }
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }
}
