import ArgumentParser
import CommonContracts
import RPC
import TracingContracts
import Values

/// `shuangma venue scan`
struct VenueScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Checks a person in whose document gate staff see, and says whether they may pass.",
        discussion: """
            Each line begins with what to do: PASS, CHECK or STOP. The person sees the look-up. Without --document it reads \
            persons from standard input, a line each, as a document reader types them: type, number and, for a passport, \
            country. So a gate runs it all day, and no list of processes shows a document.

            Examples:
              shuangma venue scan 5f1c0c1e9d0b4a7e --document-type resident-id --document 11010519491231002X
              shuangma venue scan 5f1c0c1e9d0b4a7e < queue.txt
              echo passport E12345678 SGP | shuangma venue scan 5f1c0c1e9d0b4a7e --going

            Exit codes: 0 everybody may pass; 1 somebody may not, or a line was refused; 2 wrong use; 3 the server could not \
            be reached or failed.
            """)

    @Argument(help: ArgumentHelp("The venue.", valueName: "id"))
    var id: String

    @OptionGroup var document: DocumentOptions

    @Flag(help: "The person goes; otherwise they come.")
    var going = false

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try VenueCommand.id(id)
        let passes = try await options.withChannel { channel, call in
            let client = TracingV1.VenuesClient(channel)
            func scan(_ person: CommonV1.PersonRef) async throws -> Bool {
                let answer = try await client.scanPerson(
                    .init(person: person, venueId: id, direction: going ? .out : .in), options: call)
                Terminal.write(options.json ? try StaffRows.json(answer) : VenueRows.line(answer))
                return answer.result == .pass
            }
            guard !document.isGiven else { return try await scan(document.person()) }
            var (everybody, line) = (true, 0)
            while let text = readLine(strippingNewline: true) {
                line += 1
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                do {
                    everybody = try await scan(PersonLine.person(text)) && everybody
                } catch let error as RPCError where [.invalidArgument, .notFound].contains(error.code) {
                    Terminal.error("line \(line): \(error.message)")
                    everybody = false
                } catch let failure as Failure where failure.status == .wrongUse {
                    Terminal.error("line \(line): \(failure.message)")
                    everybody = false
                }
            }
            return everybody
        }
        if !passes { ExitStatus.refused.end() }
    }
}

/// A person as a line of text: type, number and, for a passport, country.
enum PersonLine {
    /// The person of a line.
    ///
    /// - Throws: `Failure.wrongUse`, which shows nothing of the line.
    static func person(_ line: String) throws -> CommonV1.PersonRef {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard (2...3).contains(words.count), let kind = Document.Kind(word: words[0]) else {
            let types = Document.Kind.allCases.map(\.word).joined(separator: ", ")
            throw Failure.wrongUse("a person is a type (\(types)), a number and, for a passport, a country")
        }
        return .init(
            person: .document(
                .init(
                    type: .init(rawValue: Int32(kind.rawValue)), country: words.count == 3 ? words[2] : "",
                    number: words[1])))
    }
}

/// `shuangma venue check-in`
struct VenueCheckInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-in",
        abstract: "Checks a citizen in by the code that they scanned, and says whether they may pass.",
        discussion: """
            A rotating code counts for a minute at most. Who comes along without a phone is named by --companion, 8 persons at \
            most.

            Examples:
              shuangma venue check-in "$(shuangma venue code south.device --once)" --token-file me.token
              shuangma venue check-in "$CODE" --companion "hm-travel-permit H12345678" --token-file me.token

            Exit codes: 0 the citizen may pass; 1 they may not, or the code was refused; 2 wrong use; 3 the server could not \
            be reached or failed.
            """)

    @Argument(help: ArgumentHelp("Text of the QR code, which begins with SV1:.", valueName: "code"))
    var code: String

    @Option(
        help: ArgumentHelp(
            "Type, number and, for a passport, country of a person who comes along; may be repeated.",
            valueName: "person"))
    var companion: [String] = []

    @Flag(help: "The citizen goes; otherwise they come.")
    var going = false

    @OptionGroup var position: PositionFlags

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = TracingV1.CheckInRequest(
            code: code, direction: going ? .out : .in, companions: try companion.map { try PersonLine.person($0) },
            position: position.wire)
        let answer = try await options.withVenues { try await $0.checkIn(request, options: $1) }
        Terminal.write(options.json ? try StaffRows.json(answer) : VenueRows.line(answer))
        if answer.result != .pass { ExitStatus.refused.end() }
    }
}

/// `shuangma venue check-ins`
struct VenueCheckInsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-ins",
        abstract: "Lists where a citizen was checked in during the last 14 days.",
        discussion: """
            Only the citizen sees it; nobody lists who was at a venue.

            Example:
              shuangma venue check-ins --token-file me.token
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let list = try await options.withVenues { client, call in
            var (list, token) = (TracingV1.ListMyCheckInsResponse(), "")
            repeat {
                let page = try await client.listMyCheckIns(.init(pageSize: 1_000, pageToken: token), options: call)
                list.checkIns += page.checkIns
                list.unreadable += page.unreadable
                token = page.nextPageToken
            } while !token.isEmpty
            return list
        }
        guard !options.json else { return Terminal.write(try StaffRows.json(list)) }
        if list.checkIns.isEmpty { Terminal.write("there are no check-ins of the last 14 days") }
        for entry in list.checkIns { Terminal.write(VenueRows.line(entry)) }
        if list.unreadable > 0 { Terminal.note("\(list.unreadable) older ones can no longer be read by anybody") }
    }
}
