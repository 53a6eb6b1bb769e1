import Certificates
import Foundation

/// Certificates as text.
enum CertificateText {
    private struct Done: Encodable {
        let name: String
        let outcome: CertificateFolder.Outcome
    }

    private struct Whole: Encodable {
        let stage: RotationStage?
        let certificates: [Done]
    }

    private struct Reports: Encodable {
        let certificates: [CertificateReport]
    }

    /// Says what became of certificates.
    static func print(
        _ outcomes: [(CertifiedName, CertificateFolder.Outcome)], stage: RotationStage? = nil, json: Bool
    ) throws {
        if json {
            let whole = Whole(stage: stage, certificates: outcomes.map { Done(name: "\($0.0)", outcome: $0.1) })
            return Terminal.write(String(decoding: try MapText.encoder.encode(whole), as: UTF8.self))
        }
        for (name, outcome) in outcomes { Terminal.write("\(outcome.rawValue) \(name)") }
        if let stage { Terminal.write("rotation: \(stage.rawValue)") }
    }

    /// One JSON object.
    static func json(_ reports: [CertificateReport]) throws -> String {
        String(decoding: try MapText.encoder.encode(Reports(certificates: reports)), as: UTF8.self)
    }

    /// A line for each certificate.
    static func table(_ reports: [CertificateReport]) -> String {
        reports.map { report in
            let state = report.problem.map { "PROBLEM: \($0)" } ?? "ok"
            let name = report.name.isEmpty ? "-" : report.name
            return "\(name.padding(toLength: 16, withPad: " ", startingAt: 0)) \(report.daysLeft) days left  \(state)  "
                + report.file
        }.joined(separator: "\n")
    }
}
