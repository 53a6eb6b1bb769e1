import Foundation
import ImportFiles
import Reference
import RiskAreasContracts
import RiskAreasCore
import RiskAreasFeed
import Testing
import Values

@Suite("Lists of areas of risk")
struct RiskAreaListsTests {
    /// What a file puts into a book of areas, row by row.
    static func read(_ file: URL, into book: inout AreaBook) async throws -> [Rejection] {
        let feed = AreaFeed(reference: .embedded)
        let rows = try BatchFeed<RiskAreasFormat>(file)
        var refused: [Rejection] = []
        while let batch = try await rows.next() {
            refused += await rows.takeRejections()
            for row in batch.rows {
                do throws(FieldProblem) {
                    book.put(try feed.report(of: row.area, at: Instant(seconds: 1_796_083_200)).area)
                } catch {
                    refused.append(await rows.rejection(of: row.row, error))
                }
            }
        }
        return refused
    }

    static func list(_ book: AreaBook, _ filter: AreaFilter = AreaFilter()) throws -> [RiskArea] {
        var (areas, token): ([RiskArea], String) = ([], "")
        repeat {
            let page = try book.page(Page(size: 1_000, token: token), of: filter)
            areas += page.areas
            token = page.next?.text ?? ""
        } while !token.isEmpty
        return areas
    }

    @Test("TRIP-4: the list of December 2022, 42,921 high and 2,004 low areas with names to 417 characters, is read")
    func nationalList() async throws {
        var text = "area_id,division,name,level,from,until\n"
        let names = (0..<163).map { String(repeating: "长", count: 101 + $0 * 316 / 162) }
        for number in 0..<44_925 {
            let name = number % 270 == 0 && number / 270 < 163 ? names[number / 270] : "某街道某小区\(number)号楼"
            text += "GZ-\(number),440103,\(name),\(number < 42_921 ? "high" : "low"),2022-12-01T00:00:00+08:00,\n"
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "areas-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        var book = AreaBook()
        #expect(try await Self.read(file, into: &book).isEmpty)
        #expect(book.count == 44_925)
        let listed = try Self.list(book)
        #expect(listed.count == 44_925 && listed.map(\.name.count).max() == 417)
        #expect(try Self.list(book, AreaFilter(levels: [.low])).count == 2_004)
    }

    @Test("two ids that Unicode calls equivalent are two areas; the release of one leaves the other")
    func equivalentIDs() async throws {
        var book = AreaBook()
        #expect(try await Self.read(CaseFile.url("equivalent-areas/two-areas.csv"), into: &book).isEmpty)
        #expect(try Self.list(book).map(\.name).sorted() == ["乙小区", "甲小区"])
        #expect(try await Self.read(CaseFile.url("equivalent-areas/release-of-one.csv"), into: &book).isEmpty)
        let now = try #require(ChinaDay("2026-12-01")).start
        let inForce = try Self.list(book, AreaFilter(inForceAt: now))
        #expect(book.count == 2 && inForce.count == 1)
        let released = try CaseFile("equivalent-areas/release-of-one.csv").rows.first?["area_id"]
        #expect(book[released ?? ""]?.standing.until != nil)
        #expect(inForce.first.map { !$0.id.hasSameBytes(as: released ?? "") } == true)
    }

    @Test("COL-13: of two rows of one area the later line counts, every time")
    func sameIDTwice() async throws {
        var book = AreaBook()
        for _ in 0..<2 {
            #expect(try await Self.read(CaseFile.url("equivalent-areas/same-id-twice.csv"), into: &book).isEmpty)
            #expect(book.count == 1 && book["HZ-DUP"]?.standing.level == .high)
        }
    }
}
