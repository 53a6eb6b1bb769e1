import ArgumentParser
import Foundation
import RPC
import Security
import TracingContracts
import Values

/// `shuangma venue device`
struct VenueDeviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device",
        abstract: "Devices that show the rotating code of a venue: adds and revokes them.",
        discussion: """
            `shuangma venue show` lists them.

            Examples:
              shuangma venue device add 5f1c0c1e9d0b4a7e --label 南门 --credential south.device
              shuangma venue device revoke 5f1c0c1e9d0b4a7e 1
            """,
        subcommands: [VenueDeviceAddCommand.self, VenueDeviceRevokeCommand.self])
}

/// `shuangma venue device add`
struct VenueDeviceAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Registers a device, and writes what opens its code to a file.",
        discussion: """
            Whoever has the file shows codes of the venue. Bring it to the device; it is never shown again. A venue has 64 \
            devices at most.

            Example:
              shuangma venue device add 5f1c0c1e9d0b4a7e --label 南门 --credential south.device
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("What you call the device, 1 to 32 characters.", valueName: "text"))
    var label: String

    @Option(help: ArgumentHelp("File for the credential, for its owner only; it must not exist.", valueName: "file"))
    var credential: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        guard !FileManager.default.fileExists(atPath: credential) else {
            throw Failure.wrongUse("'\(credential)' exists; name another file")
        }
        let device = try await options.withVenues { client, call in
            var answer = try await client.registerDevice(.init(venueId: id, label: label), options: call)
            do {
                try OwnerFile.write(Array((answer.credential + "\n").utf8), to: credential, replaces: false)
            } catch {
                // Nobody could ever use the device.
                _ = try await client.removeDevice(.init(venueId: id, device: answer.device), options: call)
                throw Failure.wrongUse("\(error)")
            }
            answer.credential = ""
            return answer
        }
        Terminal.write(
            options.json ? try StaffRows.json(device) : "device \(device.device); its credential is in '\(credential)'")
    }
}

/// `shuangma venue device revoke`
struct VenueDeviceRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Ends the credential of a device, such as of a stolen one. Its last code dies within 60 seconds.",
        discussion: """
            Example:
              shuangma venue device revoke 5f1c0c1e9d0b4a7e 1
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("Number of the device; see `shuangma venue show`.", valueName: "number"))
    var device: UInt32

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        let isKnown = try await options.withVenues { client, call in
            let isKnown = try await client.getVenue(.init(venueId: id), options: call).devices
                .contains { $0.device == device }
            _ = try await client.removeDevice(.init(venueId: id, device: device), options: call)
            return isKnown
        }
        if options.json { return Terminal.write("{\"revoked\":\(isKnown)}") }
        Terminal.write(isKnown ? "device \(device) is revoked" : "the venue has no device \(device) now")
    }
}

/// `shuangma venue poster`
struct VenuePosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poster",
        abstract: "Prints the code of a venue for a poster.",
        discussion: """
            Anybody can copy a poster, so that a check-in at one never opens a hold by itself (VIS-2). --replace makes a new \
            one, and the posters of before are refused from then on.

            Examples:
              shuangma venue poster 5f1c0c1e9d0b4a7e --qr
              shuangma venue poster 5f1c0c1e9d0b4a7e --replace --json
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @Flag(help: "Refuse the posters of before from now on.")
    var replace = false

    @OptionGroup var drawing: QRFlag

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        let poster = try await options.withVenues {
            try await $0.makePoster(.init(venueId: id, replace: replace), options: $1)
        }
        guard !options.json else { return Terminal.write(try StaffRows.json(poster)) }
        Terminal.note("poster number \(poster.serial)")
        try drawing.write(poster.code)
    }
}

/// Whether a code is drawn.
struct QRFlag: ParsableArguments {
    @Flag(help: "Draw a QR code; needs the program qrencode (apt-get install qrencode).")
    var qr = false

    /// Writes a code, drawn and as text.
    func write(_ code: String) throws {
        if qr { Terminal.write(try TerminalQR.drawing(of: code)) }
        Terminal.write(code)
    }
}

/// `shuangma venue code`
struct VenueCodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Shows the code of a venue's device, a new one each 30 seconds, until Ctrl-C.",
        discussion: """
            The credential of the device is all it needs; nobody has to log in. While the server cannot be reached, it goes \
            on trying and shows no code: an old one is refused.

            Examples:
              shuangma venue code south.device --qr
              shuangma venue code south.device --once --json
              shuangma venue code bus.device --at 39.905,116.397 --accuracy 50
            """)

    @Argument(help: ArgumentHelp("File of `shuangma venue device add`.", valueName: "file"), completion: .file())
    var credential: String

    @Flag(help: "Show one code and end.")
    var once = false

    @OptionGroup var position: PositionFlags

    @OptionGroup var drawing: QRFlag

    @OptionGroup var account: AccountOptions

    func run() async throws {
        let request = TracingV1.GetVenueCodeRequest(
            credential: try ImportCommand.token(credential),
            position: position.wire)
        let configuration = try await account.source.load([(Settings.server, account.server)])
        try await Connection.with(configuration) { channel in
            let client = TracingV1.VenuesClient(channel)
            if once { return try show(try await client.getVenueCode(request)) }
            do {
                try await StopSignals.cancelling { [self] in try await follow(client, request) }
            } catch is CancellationError {}
        }
    }

    /// Shows one code after the other until the task is cancelled, which throws `CancellationError`.
    private func follow(_ client: TracingV1.VenuesClient, _ request: TracingV1.GetVenueCodeRequest) async throws {
        while true {
            var pause = Duration.seconds(2)
            do {
                let code = try await client.getVenueCode(request)
                try show(code)
                pause = Self.pause(until: code.nextAt?.seconds ?? 0, now: Surroundings.system.now())
            } catch let error as RPCError where [.unavailable, .deadlineExceeded].contains(error.code) {
                Terminal.note("no code: \(error.message); trying again")
            } catch let error as RPCError where error.code == .cancelled {
                throw CancellationError()
            }
            try await Task.sleep(for: pause)
        }
    }

    /// How long a code is shown: until the next one begins, by clocks that may differ.
    static func pause(until next: Int64, now: Int64) -> Duration { .seconds(min(30, max(1, next - now))) }

    private func show(_ code: TracingV1.VenueCode) throws {
        guard !account.json else { return Terminal.write(try StaffRows.json(code)) }
        try drawing.write(code.code)
    }
}
