import ArgumentParser
import Foundation
import RPC
import Security

/// `shuangma export-my-data`
struct ExportMyDataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-my-data",
        abstract: "Writes everything that is held about a citizen into two files.",
        discussion: """
            Logs in with a code sent to the phone, proves the request with another one, and logs out again; codes are got as \
            by `shuangma query`. It writes my-data.html, to read, and my-data.json, for programs, into the folder, for its \
            owner only. They are not encrypted. What other persons are in them is masked, and of what is left out the reason \
            stands at the end. A citizen gets their data once a day.

            Example:
              shuangma export-my-data --phone 13800138000 --demo --out my-data

            Exit codes: 0 written; 1 refused; 2 wrong use; 3 the server could not be reached.
            """)

    @Option(help: ArgumentHelp("Mainland mobile number, 11 digits.", valueName: "phone"))
    var phone: String

    @Option(help: ArgumentHelp("Folder for the files; it is made if there is none.", valueName: "dir"))
    var out: String

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @OptionGroup var sms: SmsCodeOptions

    @OptionGroup var source: ConfigurationOption

    func validate() throws { try SmsCodeOptions.demand(phone) }

    func run() async throws {
        let configuration = try await source.load([(Settings.server, server)])
        let folder = try Self.folder(out)
        let data = try await Connection.with(configuration) { channel in
            let citizen = CitizenSession(
                channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout), codes: sms.codes)
            return try await citizen.exportedData()
        }
        do {
            try OwnerFile.write(try data.json(), to: folder.appending(path: "my-data.json").path)
            try OwnerFile.write(Array(DataSheet(data).html.utf8), to: folder.appending(path: "my-data.html").path)
        } catch let error as OwnerFile.WriteError {
            throw Failure.wrongUse("\(error)")
        }
        Terminal.write("\(data.records.count) records are in my-data.html and my-data.json of '\(out)'")
    }

    /// The folder, which has to be there before the day's only export is used up.
    private static func folder(_ path: String) throws -> URL {
        let folder = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.wrongUse("cannot make the folder '\(path)'")
        }
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw Failure.wrongUse("cannot write into the folder '\(path)'")
        }
        return folder
    }
}
