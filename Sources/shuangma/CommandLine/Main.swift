import ArgumentParser

/// Runs a command and turns how it ends into an exit code: see `ExitStatus`.
@main
enum Main {
    static func main() async {
        CrashTraces.forbid()
        do {
            var command = try Shuangma.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Terminal.error(failure.message)
            failure.status.end()
        } catch {
            guard Shuangma.exitCode(for: error).isSuccess else {
                Terminal.write(Shuangma.fullMessage(for: error), to: .standardError)
                ExitStatus.wrongUse.end()
            }
            // Help and version were asked for.
            Shuangma.exit(withError: error)
        }
    }
}

/// The command line.
struct Shuangma: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shuangma",
        abstract: "Health code and trip card on one page (二码合一).",
        discussion: """
            Try the whole system on this machine:
              shuangma dev                          starts it with made-up citizens
              shuangma demo-citizens                phones to try
              shuangma query --phone 13… --demo     both codes of one of them

            Load data, made up or from real registers:
              shuangma seed --people 100000 --out population
              shuangma import people population/people.csv

            Measure it:
              shuangma loadtest --in-process /var/tmp/load

            Every option can stand in a file (--config) or in the environment (SHUANGMA_…) as well; flags win over \
            the environment, the environment over the file. `shuangma config` lists every key and what is in effect.

            Exit codes: 0 all well; 1 refused, in part or as a whole; 2 wrong use or unreadable input; 3 the server \
            could not be reached or failed.
            """,
        subcommands: [
            DevCommand.self, SeedCommand.self, ImportCommand.self, QueryCommand.self, RegisterCommand.self,
            DemoCitizensCommand.self,
            LoadTestCommand.self, ConfigCommand.self, CheckCommand.self, DeriveCommand.self, ReferenceCommand.self,
            ServeCommand.self, ClusterCommand.self, KeysCommand.self, CertsCommand.self,
            LoginCommand.self, LogoutCommand.self, StaffCommand.self, FeedCommand.self, TokensCommand.self,
            ApprovalsCommand.self, EvidenceCommand.self, AppealsCommand.self, CasesCommand.self, AliasesCommand.self,
            RulesCommand.self,
            VenueCommand.self, ExportMyDataCommand.self, PhonesCommand.self,
            ConsentsCommand.self, CorrectMyDataCommand.self,
            BackupCommand.self, RestoreCommand.self, MigrateCommand.self, ResealCommand.self, EraseCommand.self,
            ErasuresCommand.self, VerifyCommand.self, ScrubCommand.self, AuditCommand.self, RecognitionCommand.self,
            RecordHistoryCommand.self, CheckHistoryCommand.self, SimulateCommand.self,
        ])
}
