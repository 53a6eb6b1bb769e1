import ArgumentParser
import Assembly
import BenchSystem
import Foundation

/// The program of `scripts/bench logins`: one process with all services and a store, and many people who log in.
@main
struct LoginsBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logins-bench", abstract: "The part of scripts/bench logins that is a program.")

    @Option(help: "Folder of the store; made anew.")
    var folder: String
    @Option(help: "Citizens, each with a number; each logs in once.")
    var people = 50_000
    @Option(help: "Calls that are open at a time.")
    var open = 256
    @Flag(help: "Whether calls stay within the process, in place of gRPC over the loopback.")
    var inProcess = false
    @Option(help: "Seconds for which plain durable writes are measured, for the ratio.")
    var writeSeconds = 5.0

    func run() async throws {
        let system = try await BenchSystem(folder: folder, settings: settings, overHTTP: !inProcess)
        let crowd = BenchCrowd(people: people, system)
        try await crowd.register()
        FileHandle.standardError.write(Data("registered\n".utf8))
        var report: [String: Double] = ["people": Double(people), "open": Double(open)]
        report["writes_per_second"] = try await system.plainWrites(seconds: writeSeconds, open: open)
        report.add(try await crowd.requestCodes(open: open).rows("codes"))
        try await crowd.readCodes(open: open)
        report.add(try await crowd.logIn(open: open).rows("logins"))
        report.add(try await crowd.refresh(open: open).rows("refreshes"))
        await system.close()
        print(try report.json)
    }

    /// The limits are so high that this process, which is one address, reaches none of them. They are counted all the same.
    private var settings: ServiceSettings {
        var settings = ServiceSettings()
        settings.smsLimits.perHourAndAddress = 100_000_000
        settings.smsLimits.perHourInAll = 100_000_000
        settings.smsLimits.wrongPerHourAndAddress = 100_000_000
        return settings
    }
}
