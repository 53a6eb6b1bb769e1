import Foundation
import ImportFiles
import Randomness
import Reference
import Testing
import Values

@testable import Population

@Suite("A made-up population")
struct PopulationTests {
    private static let asOf = ChinaDay(number: 20_000)
    private static let citizens = people(20_000)

    private static func people(_ count: Int, seed: UInt64 = 1) -> [Citizen] {
        Array(IteratorSequence(PopulationGenerator(PopulationPlan(people: count, seed: seed, asOf: asOf))))
    }

    @Test("The same seed makes the same people, and another seed others")
    func deterministic() {
        #expect(Self.people(500) == Self.people(500))
        #expect(Self.people(500) != Self.people(500, seed: 2))
        #expect(Self.people(100) == Array(Self.people(500).prefix(100)))
    }

    @Test("The random numbers are those published for SplitMix64, so a seed keeps its meaning")
    func pinned() {
        var random = SeededRandom(seed: 0)
        // Published first outputs of SplitMix64 with seed 0.
        #expect(random.next() == 0xE220_A839_7B1D_CDAF)
        #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test("ID-1: every resident's number has a division that exists, a birth date and the right check digit")
    func residentNumbers() throws {
        for document in Self.citizens.map(\.person.document) where document.type == "resident-id" {
            let number = document.number
            #expect(number.utf8.count == 18)
            #expect(number.utf8.last == DocumentNumber.checkCharacter(number.utf8.prefix(17)))
            #expect(ReferenceData.embedded.divisions.contains(try Division(number.prefix(6))))
            let birth = try #require(Int(number.dropFirst(6).prefix(8)))
            let day = try #require(ChinaDay(year: birth / 10_000, month: birth / 100 % 100, day: birth % 100))
            #expect(day < Self.asOf)
            #expect(Self.asOf.number - day.number < 101 * 366)
        }
    }

    @Test("Documents and phones are given once")
    func unique() {
        let documents = Self.citizens.map { "\($0.person.document.country)/\($0.person.document.number)" }
        let phones = Self.citizens.map(\.person.phone).filter { !$0.isEmpty }
        #expect(Set(documents).count == documents.count)
        #expect(Set(phones).count == phones.count)
    }

    @Test("ID-8: phones lie in the segments of the operators, and their stays say whose")
    func phones() {
        for citizen in Self.citizens {
            #expect(citizen.person.phone.isEmpty == citizen.stays.isEmpty)
            for stay in citizen.stays {
                #expect(stay.phone == citizen.person.phone)
                #expect(stay.carrier == PhoneNumbers.carrier(of: stay.phone))
            }
        }
        #expect(PhoneNumbers.carrier(of: "17012345678") == .telecom)
        for phone in ["13491234567", "19212345678", "1380013800", ""] {
            #expect(PhoneNumbers.carrier(of: phone) == nil, "outside the segments of a feed: \(phone)")
        }
    }

    @Test("Stays are in order, do not overlap and lie in the fortnight before the day (TRIP-2, TRIP-3)")
    func stays() {
        for citizen in Self.citizens {
            var last = (Self.asOf - 15).start
            for stay in citizen.stays {
                #expect(stay.from >= last)
                #expect(stay.until > stay.from)
                // Whatever the hour of the day, the service takes it: none ended more than 15 days before.
                #expect(stay.until > (Self.asOf - 14).start)
                #expect(stay.until < Self.asOf.start)
                #expect((stay.division == nil) == !stay.country.isEmpty)
                last = stay.until
            }
        }
    }

    @Test("Most people stay in their city; some travel, few come from abroad, and passing stays are short (TRIP-1)")
    func travel() {
        let phones = Self.citizens.filter { !$0.stays.isEmpty }
        let travellers = phones.count { citizen in
            Set(citizen.stays.filter { $0.until > $0.from + 4 * 3600 }.map { $0.division.map(Places.city) }).count > 1
        }
        let abroad = phones.count { $0.stays.contains { !$0.country.isEmpty } }
        #expect((15...40).contains(travellers * 100 / phones.count))
        #expect((2...12).contains(abroad * 1000 / phones.count))
        let short = phones.flatMap(\.stays).count { $0.until < $0.from + 4 * 3600 }
        #expect(short > phones.count / 20)
    }

    @Test("Ages, sexes and declarations have lifelike shares")
    func shares() {
        let numbers = Self.citizens.map(\.person.document).filter { $0.type == "resident-id" }.map(\.number)
        let men = numbers.count { Int(String($0.dropFirst(16).prefix(1))).map { $0 % 2 == 1 } ?? false }
        #expect((49...54).contains(men * 100 / numbers.count))
        #expect((970...999).contains(numbers.count * 1000 / Self.citizens.count))
        let year = Self.asOf.year
        let old = numbers.count { Int($0.dropFirst(6).prefix(4)).map { year - $0 >= 65 } ?? false }
        #expect((10...17).contains(old * 100 / numbers.count))
        let declared = Self.citizens.count { ($0.declaration?.declaredAt ?? .earliest) > (Self.asOf - 14).start }
        #expect((92...96).contains(declared * 100 / Self.citizens.count))
    }

    @Test("Even a small population shows every finding of contact tracing, on adults with a phone")
    func outbreak() {
        let first = Self.people(Neighbourhood.size)
        let stories = Set(first.map(\.story))
        #expect(stories.isSuperset(of: [.confirmedCase, .discharged, .closeContact, .secondaryContact, .coLocated]))
        #expect(first[0].riskAreas.map(\.level) == ["high"])
        for citizen in first where !citizen.exposures.isEmpty {
            #expect(!citizen.person.phone.isEmpty)
            // COL-7: evidence always names a case, an area or an entry.
            #expect(citizen.exposures.allSatisfy { !$0.evidenceID.isEmpty && !$0.source.isEmpty })
        }
    }

    @Test("Nothing happens after the day the data is about")
    func nothingFromTheFuture() {
        for citizen in Self.citizens {
            let moments =
                citizen.tests.map(\.sampledAt) + citizen.exposures.map(\.from)
                + [citizen.declaration?.declaredAt ?? .earliest] + citizen.riskAreas.map(\.from)
            #expect(moments.allSatisfy { $0 < Self.asOf.start })
        }
    }

    @Test("A declaration names each symptom once")
    func symptoms() {
        for symptoms in Self.citizens.compactMap(\.declaration?.symptoms) {
            #expect(Set(symptoms).count == symptoms.count)
        }
    }

    @Test("A seed means the same people in every version")
    func golden() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try PopulationFiles.write(PopulationPlan(people: 2000, seed: 1, asOf: Self.asOf), to: folder)
        // FNV-1a of the files that the first version wrote, without the column that declarations lost since,
        // and with the columns of contacts that exposures got, and of grading that areas of risk got.
        let expected: [ImportKind: UInt64] = [
            .people: 0xDF4A_9C63_10E3_5E30, .stays: 0x287D_7263_8199_2DB3, .tests: 0x8A57_7A20_8A59_2972,
            .exposures: 0x30C2_109B_BA4D_CCF6, .declarations: 0xC0BF_E47B_556B_4F00,
            .riskAreas: 0xE6C8_E4D5_9E82_D1F2,
        ]
        for kind in ImportKind.population {
            let hash = try Data(contentsOf: folder.appending(path: kind.fileName)).reduce(0xCBF2_9CE4_8422_2325) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01B3
            }
            #expect(hash == expected[kind], "\(kind)")
        }
    }

    @Test("The files hold what was made, and making them again gives the same bytes")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plan = PopulationPlan(people: 300, seed: 9, asOf: Self.asOf)
        let counts = try PopulationFiles.write(plan, to: folder.appending(path: "a"))
        #expect(try PopulationFiles.write(plan, to: folder.appending(path: "b")) == counts)
        #expect(counts.rows[.people] == 300)
        for kind in ImportKind.population {
            let bytes = try Data(contentsOf: folder.appending(path: "a/\(kind.fileName)"))
            #expect(try Data(contentsOf: folder.appending(path: "b/\(kind.fileName)")) == bytes)
            var pieces = [Array(bytes)]
            var reader = CSVReader { pieces.popLast() ?? [] }
            #expect(try reader.next()?.fields == kind.content.map(\.name))
            var rows = 0
            while let record = try reader.next() {
                #expect(record.fields.count == kind.content.count)
                rows += 1
            }
            #expect(rows == counts.rows[kind, default: 0])
        }
        let gallery = try DemoGallery.read(folder.appending(path: "a/\(DemoGallery.fileName)"))
        #expect(gallery.asOf == Self.asOf.description)
        #expect(gallery.citizens.contains { $0.story == "case" })
    }
}
