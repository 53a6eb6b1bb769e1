import ArgumentParser
import Certificates
import Foundation
import Security

/// `shuangma certs`
struct CertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certs",
        abstract: "Makes, shows, renews and replaces the certificates of a cluster.",
        discussion: """
            A folder holds the authority (authority.pem, authority.key) and, of each process, a certificate and its key \
            (storage-1.pem, storage-1.key). A certificate bears a SPIFFE ID such as spiffe://shuangma/storage/1 and \
            lives 90 days at most; the authority lives ten years, so keep authority.key where no process can read it. \
            Keys can be read by their owner only.

            Processes read their files again within seconds when they change: nothing has to be restarted, but for \
            etcd's list of authorities. /metrics tells when a certificate ends.

            Names: storage/N, identity/N, health-code/N, trip-card/N, gateway/N and services/N for processes; tool/N for \
            operators' programs; etcd/N for members of etcd; etcd/root for who administers etcd.

            Examples:
              shuangma certs make --dir certificates --host 10.0.0.7 storage/1 identity/1
              shuangma certs inspect --dir certificates
              shuangma certs renew --dir certificates --within-days 30
              shuangma certs rotate begin --dir certificates
            """,
        subcommands: [Make.self, Inspect.self, Renew.self, Rotate.self])

    /// What all verbs share.
    struct FolderOption: ParsableArguments {
        @Option(help: ArgumentHelp("Folder of the certificates.", valueName: "dir"))
        var dir: String

        @Flag(help: "Print one JSON object.")
        var json = false

        var folder: CertificateFolder { CertificateFolder(dir) }
    }

    /// Days that new certificates live.
    struct DaysOption: ParsableArguments {
        @Option(help: ArgumentHelp("Days that a new certificate lives, 1 to 90.", valueName: "n"))
        var days: Int = CertificateTerms.maxDays

        func validate() throws {
            guard (1...CertificateTerms.maxDays).contains(days) else {
                throw ValidationError("--days has to be from 1 to \(CertificateTerms.maxDays)")
            }
        }
    }

    /// Days that a new authority lives.
    struct AuthorityDaysOption: ParsableArguments {
        @Option(help: ArgumentHelp("Days that a new authority lives, 1 to 3650.", valueName: "n"))
        var authorityDays: Int = CertificateTerms.maxAuthorityDays

        func validate() throws {
            guard (1...CertificateTerms.maxAuthorityDays).contains(authorityDays) else {
                throw ValidationError("--authority-days has to be from 1 to \(CertificateTerms.maxAuthorityDays)")
            }
        }
    }

    /// Turns what the folder says into a `Failure`.
    static func with<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let problem as CertificateFolder.Problem {
            throw Failure.wrongUse("\(problem)")
        }
    }
}

// MARK: - Verbs

extension CertsCommand {
    /// `shuangma certs make`
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an authority, and certificates of processes.",
            discussion: """
                What is there and fits is kept: the command can be repeated, and the authority stays. A certificate of \
                which less than a third of its days is left, or that says something else, is made anew.

                Examples:
                  shuangma certs make --dir certificates --domain shuangma
                  shuangma certs make --dir certificates --host 10.0.0.7 --host node7.example storage/7
                  shuangma certs make --dir certificates --days 30 tool/1 --json

                Exit codes: 0 made or kept; 2 wrong use, or the folder cannot be written.
                """)

        @OptionGroup var options: FolderOption
        @OptionGroup var days: DaysOption
        @OptionGroup var authorityDays: AuthorityDaysOption

        @Option(
            help: ArgumentHelp(
                "Trust domain of the cluster (default: the authority's, or shuangma).", valueName: "name"))
        var domain: String?

        @Option(help: ArgumentHelp("Host name or IP address of the processes; may be repeated.", valueName: "host"))
        var host: [String] = []

        @Argument(help: ArgumentHelp("Processes, such as storage/1.", valueName: "name"))
        var names: [String] = []

        func run() async throws {
            let names = try names.map { text in
                guard let name = CertifiedName(text) else {
                    throw Failure.wrongUse(
                        "'\(text)' names no part of a cluster; say storage/1 or the like, see --help")
                }
                return name
            }
            try CertsCommand.with {
                let folder = options.folder
                try folder.makeAuthority(of: try trustDomain(folder), days: authorityDays.authorityDays)
                var hosts = host.isEmpty ? ["127.0.0.1"] : host
                if !hosts.contains("localhost") { hosts.append("localhost") }
                let outcomes = try names.map { ($0, try folder.make($0, hosts: hosts, days: days.days)) }
                try CertificateText.print(outcomes, json: options.json)
            }
        }

        private func trustDomain(_ folder: CertificateFolder) throws -> ServiceNames {
            guard let domain else {
                return (try? folder.trustDomain()) ?? ServiceNames(trustDomain: "shuangma")!
            }
            guard let names = ServiceNames(trustDomain: domain) else {
                throw Failure.wrongUse("'\(domain)' is no trust domain: lower-case letters, digits, dots and dashes")
            }
            return names
        }
    }

    /// `shuangma certs inspect`
    struct Inspect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows whose the certificates are, when they end, and what is wrong with them.",
            discussion: """
                Examples:
                  shuangma certs inspect --dir certificates
                  shuangma certs inspect --dir certificates --within-days 30 --json

                Exit codes: 0 all are well; 1 one has ended, ends soon, or is not the authority's; 2 wrong use.
                """)

        @OptionGroup var options: FolderOption

        @Option(help: ArgumentHelp("Days that have to be left.", valueName: "n"))
        var withinDays: Int = 14

        func run() async throws {
            let reports = try CertsCommand.with { try options.folder.inspect(withinDays: withinDays) }
            Terminal.write(options.json ? try CertificateText.json(reports) : CertificateText.table(reports))
            let bad = reports.filter { $0.problem != nil }.count
            if bad > 0 { throw Failure.refused("\(bad) of \(reports.count) certificates need attention") }
        }
    }

    /// `shuangma certs renew`
    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replaces certificates that end soon, each with a new key.",
            discussion: """
                Run it daily, for instance by cron. Processes take the new files without a restart.

                Examples:
                  shuangma certs renew --dir certificates
                  shuangma certs renew --dir certificates --all --days 30

                Exit codes: 0 renewed or kept; 2 wrong use, or the folder cannot be written.
                """)

        @OptionGroup var options: FolderOption
        @OptionGroup var days: DaysOption

        @Option(help: ArgumentHelp("Renew what ends within so many days.", valueName: "n"))
        var withinDays: Int = 30

        @Flag(help: "Renew all.")
        var all = false

        func run() async throws {
            try CertsCommand.with {
                let outcomes = try options.folder.renew(withinDays: all ? nil : withinDays, days: days.days)
                try CertificateText.print(outcomes.map { ($0.name, $0.outcome) }, json: options.json)
            }
        }
    }

    /// `shuangma certs rotate`
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replaces the authority while the cluster runs.",
            discussion: """
                Three steps. Between them give every process time to read its files again (ten seconds), and restart the \
                members of etcd one after the other, since etcd reads its authorities only when it starts.

                  shuangma certs rotate begin --dir certificates     the next authority is trusted as well
                  shuangma certs rotate issue --dir certificates     it signs everything anew; the old key is destroyed
                  shuangma certs rotate finish --dir certificates    the old authority is trusted no more
                  shuangma certs rotate status --dir certificates    settled, begun or reissued

                Each step may be repeated. If the old key was stolen, do not wait longer than you must: whoever has it can \
                make certificates until the last step.

                Exit codes: 0 done; 2 wrong use, such as a step out of turn.
                """)

        /// A step.
        enum Step: String, CaseIterable, ExpressibleByArgument {
            case begin, issue, finish, status
        }

        @Argument(help: ArgumentHelp("begin, issue, finish or status.", valueName: "step"))
        var step: Step

        @OptionGroup var options: FolderOption
        @OptionGroup var days: DaysOption
        @OptionGroup var authorityDays: AuthorityDaysOption

        func run() async throws {
            try CertsCommand.with {
                let folder = options.folder
                var outcomes: [(CertifiedName, CertificateFolder.Outcome)] = []
                switch step {
                case .begin: try folder.beginRotation(days: authorityDays.authorityDays)
                case .issue: outcomes = try folder.reissue(days: days.days).map { ($0.name, $0.outcome) }
                case .finish: try folder.finishRotation()
                case .status: break
                }
                try CertificateText.print(outcomes, stage: try folder.stage(), json: options.json)
            }
        }
    }
}
