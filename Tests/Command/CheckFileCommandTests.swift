import Foundation
import TestPrograms
import Testing

@Suite("The commands that judge a file without a server")
struct CheckFileCommandTests {
    private struct Report: Decodable {
        struct Rejected: Decodable {
            let line: Int
            let field: String
            let reason: String
            let shape: String
        }

        let kind: String
        let dryRun: Bool
        let complete: Bool
        let rows: Int
        let accepted: Int
        let rejected: Int
        let rejections: [Rejected]

        init(_ text: String) throws {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            self = try decoder.decode(Self.self, from: Data(text.utf8))
        }
    }

    private static let people = """
        序号,证件类型,身份证号,姓名
        1,身份证,11010519491231002X,张伟
        2,身份证,110105194912310021,李娜

        """

    @Test("Both name the refused rows by the file's own columns, write them, and store nothing")
    func refused() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(Self.people, to: "人口.csv")
        let rejects = scratch.path("refused.csv")
        for command in [["check", "file", "people", file], ["import", "people", file, "--dry-run"]] {
            let run = try await Program().run(command + ["--json", "--quiet", "--rejects", rejects])
            #expect(run.status == 1, "\(run.errors)")
            let report = try Report(run.output)
            #expect(report.dryRun && report.complete && report.kind == "people")
            #expect([report.rows, report.accepted, report.rejected] as [Int] == [2, 1, 1])
            #expect(report.rejections.map(\.line) == [3])
            #expect(report.rejections.map(\.field) == ["身份证号"])
            #expect(!run.output.contains("110105194912310021"))
            let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2 && lines[1].hasPrefix("2,身份证,110105194912310021,李娜,line 3: 身份证号"))
        }
        let mended = try String(contentsOfFile: rejects, encoding: .utf8).replacing(
            "110105194912310021", with: "11010519491231002X")
        let again = try await Program().run("check", "file", "people", try scratch.write(mended, to: "mended.csv"))
        #expect(again.status == 0, "\(again.output)")
    }

    @Test("A file that cannot be read ends with 2 and says what to do, and so do wrong options")
    func wrongUse() async throws {
        let scratch = try Scratch()
        let titled = try scratch.write("人口登记表,,,\n" + Self.people, to: "titled.csv")
        let run = try await Program().run("check", "file", "people", titled)
        #expect(run.status == 2 && run.errors.contains("line 2 names the columns"))
        let unknown = try scratch.write(Self.people.replacing("姓名", with: "甲,姓名"), to: "unknown.csv")
        let told = try await Program().run("check", "file", "people", unknown)
        #expect(told.status == 2 && told.errors.contains("--map '甲=COLUMN'"))
        for options in [["--map", "甲"], ["--encoding", "latin-1"], ["--map", "甲=colour"]] {
            #expect(try await Program().run(["check", "file", "people", unknown] + options).status == 2)
        }
    }
}
