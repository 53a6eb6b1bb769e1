import ArgumentParser
import Formats
import RPC
import Security
import TracingContracts
import Wire

/// `shuangma venue`
struct VenueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "venue",
        abstract: "Venues: registers them and their devices, shows their codes, and scans persons at their gates.",
        discussion: """
            A venue belongs to the citizen who registers it, or to the health authority of its division. Gate staff, \
            verifiers of the division, see it and scan persons. --token-file says who you are: `shuangma login` writes it for \
            staff, and with --phone for citizens.

            An operator:
              shuangma login --phone 13800138000 --token-file me.token
              shuangma venue register --name 朝阳市场 --class shop --division 110105 --place 39.905,116.397 \
            --token-file me.token
              shuangma venue device add 5f1c0c1e9d0b4a7e --label 南门 --credential south.device --token-file me.token
              shuangma venue code south.device --qr
              shuangma venue rules 5f1c0c1e9d0b4a7e --pass green,yellow --negative-hours 48 --token-file me.token
            The health authority, and gate staff:
              shuangma venue list --division 110105
              shuangma venue scan 5f1c0c1e9d0b4a7e --document-type resident-id --document 11010519491231002X
              shuangma import scans queue.csv --venue 5f1c0c1e9d0b4a7e      the queue of a scanner that was offline
            A citizen:
              shuangma venue check-ins --token-file me.token
            """,
        subcommands: [
            VenueRegisterCommand.self, VenueChangeCommand.self, VenueRulesCommand.self, VenueListCommand.self,
            VenueShowCommand.self, VenueDeviceCommand.self, VenuePosterCommand.self, VenueCodeCommand.self,
            VenueScanCommand.self, VenueCheckInCommand.self, VenueCheckInsCommand.self,
        ])

    /// The bytes of a venue's id: 16 hexadecimal digits, or the Base64 of JSON answers.
    static func id(_ text: String) throws -> [UInt8] {
        if text.utf8.count == 16, let number: UInt64 = Hexadecimal.number(text.utf8) {
            return withUnsafeBytes(of: number.bigEndian) { Array($0) }
        }
        if let bytes = Base64.decode(text[...], .lenient), bytes.count == 8 { return bytes }
        throw Failure.wrongUse("'\(text)' is no id as `shuangma venue list` shows them: 16 hexadecimal digits")
    }

    /// Changes a venue by what a body puts into it, and gives the venue as it stands then.
    static func alter(
        _ id: [UInt8], _ options: StaffOptions, _ body: (inout TracingV1.Venue) -> Void
    ) async throws -> TracingV1.RegisteredVenue {
        try await options.withVenues { client, call in
            var registered = try await client.getVenue(.init(venueId: id), options: call)
            var venue = registered.venue ?? .init()
            body(&venue)
            _ = try await client.registerVenue(.init(venue: venue, venueId: id), options: call)
            registered.venue = venue
            return registered
        }
    }

    static func show(_ venue: TracingV1.RegisteredVenue, json: Bool) throws {
        Terminal.write(json ? try StaffRows.json(venue) : VenueRows.text(venue))
    }
}

extension StaffOptions {
    /// Runs a body with a client of venues, in the name of the token's owner.
    func withVenues<Result>(
        _ body: (TracingV1.VenuesClient, CallOptions) async throws -> Result
    ) async throws -> Result {
        try await withChannel { try await body(TracingV1.VenuesClient($0), $1) }
    }
}

/// `shuangma venue register`
struct VenueRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Registers a venue and prints its id.",
        discussion: """
            A citizen registers 20 venues at most. Only green passes, unless --pass says otherwise (VIS-3). The same \
            --idempotency-key registers nothing twice; without one, each run registers another venue.

            Examples:
              shuangma venue register --name 朝阳市场 --class shop --division 110105 --place 39.905,116.397
              shuangma venue register --name 儿童医院 --class hospital --division 110102 --place 39.912,116.352 \
            --pass green,yellow,grey,red --radius 400 --idempotency-key hospital
            """)

    @OptionGroup var flags: VenueFlags

    @OptionGroup var rule: VenueRuleFlags

    @Option(help: ArgumentHelp("Names this registration, 1 to 64 bytes.", valueName: "text"))
    var idempotencyKey: String?

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard flags.name != nil, flags.kind != nil, flags.division != nil, flags.place != nil else {
            throw ValidationError("a venue needs --name, --class, --division and --place")
        }
    }

    func run() async throws {
        var venue = TracingV1.Venue()
        flags.apply(to: &venue)
        rule.apply(to: &venue)
        let request = TracingV1.RegisterVenueRequest(
            venue: venue, idempotencyKey: idempotencyKey ?? Hexadecimal.text(Surroundings.system.random(16)))
        let answer = try await options.withVenues { try await $0.registerVenue(request, options: $1) }
        Terminal.write(options.json ? try StaffRows.json(answer) : Hexadecimal.text(answer.venueId))
    }
}

/// `shuangma venue change`
struct VenueChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Changes name, class, division or place of a venue; the rest stays.",
        discussion: """
            Codes of before are refused once the venue has moved. Of two changes at the same time the later one counts.

            Example:
              shuangma venue change 5f1c0c1e9d0b4a7e --name 朝阳菜市场 --radius 300
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @OptionGroup var flags: VenueFlags

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard flags.areGiven else { throw ValidationError("say what changes, such as --name") }
    }

    func run() async throws {
        let venue = try await VenueCommand.alter(try VenueCommand.id(id), options, flags.apply)
        try VenueCommand.show(venue, json: options.json)
    }
}

/// `shuangma venue rules`
struct VenueRulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract:
            "Shows or changes whom the gate of a venue lets pass: colours, and hours since the last negative test.",
        discussion: """
            Gates go by a new rule within 5 seconds. Red may pass at hospitals only (VIS-3). Of two changes at the same time \
            the later one counts.

            Examples:
              shuangma venue rules 5f1c0c1e9d0b4a7e
              shuangma venue rules 5f1c0c1e9d0b4a7e --pass green,yellow --negative-hours 48
              shuangma venue rules 5f1c0c1e9d0b4a7e --negative-hours 0 --no-position
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @OptionGroup var rule: VenueRuleFlags

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        let registered =
            rule.areGiven
            ? try await VenueCommand.alter(id, options, rule.apply)
            : try await options.withVenues { try await $0.getVenue(.init(venueId: id), options: $1) }
        guard !options.json else { return try VenueCommand.show(registered, json: true) }
        Terminal.write(VenueRows.rule(registered.venue ?? .init()))
    }
}

/// `shuangma venue list`
struct VenueListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the venues of a division, or those of a citizen.",
        discussion: """
            Examples:
              shuangma venue list --division 110105
              shuangma venue list --division 11 --json
              shuangma venue list --token-file me.token      your own, as a citizen
            """)

    @Option(help: ArgumentHelp("First 2, 4 or 6 digits of a division, for staff.", valueName: "code"))
    var division: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let venues = try await options.withVenues { client, call in
            var (venues, token) = ([TracingV1.ListedVenue](), "")
            repeat {
                let page = try await client.listVenues(
                    .init(division: division ?? "", pageSize: 1_000, pageToken: token), options: call)
                (venues, token) = (venues + page.venues, page.nextPageToken)
            } while !token.isEmpty
            return venues
        }
        if options.json { return Terminal.write(try StaffRows.json(TracingV1.ListVenuesResponse(venues: venues))) }
        if venues.isEmpty { return Terminal.write("no venue is registered there") }
        for venue in venues { Terminal.write(VenueRows.line(venue)) }
    }
}

/// `shuangma venue show`
struct VenueShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a venue with its rule, its devices and the number of its poster.",
        discussion: """
            Example:
              shuangma venue show 5f1c0c1e9d0b4a7e
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        let venue = try await options.withVenues { try await $0.getVenue(.init(venueId: id), options: $1) }
        try VenueCommand.show(venue, json: options.json)
    }
}
