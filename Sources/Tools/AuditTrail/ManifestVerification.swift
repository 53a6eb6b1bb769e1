import AuditCore
import Foundation

/// Checks what an export says of itself, and that it has no files that nobody would look into.
struct ManifestVerification {
    let manifest: AuditManifest
    /// When it is checked, seconds since 1970.
    let now: Int64

    /// The last moment of which it can have an entry: by the newest root, and by what it says, which is believed up to now.
    func latest(newestRoot: Int64) -> Int64 {
        max(newestRoot, min(max(manifest.exportedAt, manifest.endedAt ?? 0), now))
    }

    /// What is wrong with its times.
    ///
    /// - Parameter newestRoot: When it was signed, seconds since 1970; 0 when there is none.
    func findings(newestRoot: Int64) -> [AuditFinding] {
        let (began, skew) = (manifest.exportedAt, RootVerification.clockSkew)
        let ended = manifest.endedAt ?? began
        var problems: [String] = []
        if began < 0 || ended < began { problems.append("its times are none of an export") }
        if max(began, ended) > now + skew { problems.append("it says that it was made later than now") }
        // Exports of before say only when they began, and roots were signed meanwhile.
        if newestRoot > ended, newestRoot - max(ended, 0) > (manifest.endedAt == nil ? 86_400 : skew) {
            problems.append("it says that it was made before its newest root was signed")
        }
        return problems.map { AuditFinding(.alteration, .init(file: "manifest.json"), $0) }
    }
}

extension AuditExportFiles {
    /// Files of the folder that are no part of an export: in the folders of logs and chains they are findings, elsewhere
    /// somebody's own.
    func others() -> (findings: [AuditFinding], elsewhere: [String]) {
        let known = [manifest, roots, keys].map(\.lastPathComponent) + ["logs", "chains"]
        let logs = (0..<AuditLogs.count).flatMap { [leaves($0), tiles($0)] }.map(\.lastPathComponent)
        let chains = (0..<AuditLogs.count).map { self.chains($0).lastPathComponent }
        let findings = [("logs", Set(logs)), ("chains", Set(chains))].flatMap { folder, known in
            names(folder).filter { !known.contains($0) }.map {
                AuditFinding(.insertion, .init(file: "\(folder)/\($0)"), "an export has no such file")
            }
        }
        return (findings, names("").filter { !known.contains($0) })
    }

    private func names(_ path: String) -> [String] {
        let folder = path.isEmpty ? folder : folder.appending(path: path)
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
}
