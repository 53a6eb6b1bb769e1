import CommonContracts
import Foundation

/// The register of the city: whom the test asks about. The files are written by the test's own program, without quotes.
enum CityFile {
    /// A person as the register names them.
    struct Person: Hashable {
        let type: String
        let country: String
        let number: String

        /// The person, for a call.
        var reference: CommonV1.PersonRef {
            .init(person: .document(.init(type: Self.types[type] ?? .unspecified, country: country, number: number)))
        }

        private static let types: [String: CommonV1.DocumentType] = [
            "resident-id": .residentId, "hmt-residence-permit": .hmtResidencePermit,
            "hm-travel-permit": .hmTravelPermit, "taiwan-travel-permit": .taiwanTravelPermit, "passport": .passport,
        ]
    }

    /// The rows of a register's file: persons and the phones that it gives them, empty for none.
    static func people(_ path: String) throws -> [(person: Person, phone: String)] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return (Person(type: cells[0], country: cells[1], number: cells[2]), cells[4])
        }
    }

    /// The cases that contacts of a file of exposures cite.
    static func citedCases(_ path: String) throws -> Set<String> {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return Set(
            lines.dropFirst().compactMap { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                return ["close-contact", "secondary-contact"].contains(cells[3]) ? cells[4] : nil
            })
    }
}
