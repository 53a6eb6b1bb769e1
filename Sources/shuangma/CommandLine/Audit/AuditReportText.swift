import AuditTrail

/// What verification of an export has found, for people.
enum AuditReportText {
    static func text(_ report: AuditVerification.Report) -> String {
        var lines = [headline(report)]
        lines += report.findings.map { "  \($0)" }
        if report.findingCount > report.findings.count {
            lines.append("  … and \(ProgressLine.grouped(report.findingCount - report.findings.count)) more")
        }
        return (lines + notBound(report) + limits(report)).joined(separator: "\n")
    }

    private static func headline(_ report: AuditVerification.Report) -> String {
        let roots =
            report.roots == 0
            ? "no root that holds"
            : "\(report.roots) roots through \(report.newestRoot) of \(KeysListCommand.text(report.newestRootTime))"
        let what = "\(report.entries) entries of \(report.chains) chains, \(report.leaves) leaves, \(roots)"
        guard report.findingCount == 0 else {
            return "\(ProgressLine.grouped(report.findingCount)) findings: \(report.issuer), \(what)"
        }
        let isBound = report.unboundLeaves == 0 && report.pendingEntries == 0
        return "\(isBound ? "sound" : "sound as far as roots bind"): \(report.issuer), \(what)"
    }

    private static func notBound(_ report: AuditVerification.Report) -> [String] {
        var lines: [String] = []
        if report.unboundLeaves > 0 {
            lines.append(
                "\(report.unboundLeaves) leaves behind the newest root are not bound yet; the next export has to show "
                    + "them under a root")
        }
        if report.pendingEntries > 0 {
            lines.append("\(report.pendingEntries) entries are in no log yet; the next export has to show them there")
        }
        return lines
    }

    private static func limits(_ report: AuditVerification.Report) -> [String] {
        var lines: [String] = []
        if !report.divisions.isEmpty {
            lines.append(
                "the export is of persons in \(report.divisions.joined(separator: ", ")); it shows neither what is missing "
                    + "elsewhere, nor whole chains, or ends of chains, that are missing within")
        }
        if !report.hasPinnedKeys {
            lines.append("the keys are the export's own; give those you trust with --keys")
        }
        if !report.hasEarlierRoots {
            lines.append("no earlier roots were given; --against shows whether history was made anew")
        }
        if !report.otherFiles.isEmpty {
            lines.append(
                "not looked into, since an export has no such files: \(report.otherFiles.joined(separator: ", "))")
        }
        return lines
    }
}
