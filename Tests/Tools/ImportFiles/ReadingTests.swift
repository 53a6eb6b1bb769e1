import CommonContracts
import Foundation
import HealthCodeContracts
import IdentityContracts
import Testing
import TripCardContracts

@testable import ImportFiles

@Suite("Reading files of rows")
struct ReadingTests {
    private static let tests = "document_type,document_number,laboratory,sample_id,sampled_at,outcome"
    private static let row = "resident-id,330106199002150127,HZ-LAB-8,BL-1,2022-07-08T09:30:00+08:00,negative"

    private func expectOne(_ text: String, line: UInt64 = 2) throws {
        let read = try readFile(TestsFormat.self, text)
        #expect(read.rejections == [])
        #expect(read.rows.map(\.row) == [line])
        #expect(read.rows.first?.test?.sampleId == "BL-1")
        #expect(
            read.rows.first?.test?.person?.person
                == .document(.init(type: .residentId, country: "", number: "330106199002150127")))
        #expect(read.rows.first?.test?.outcome == .negative)
    }

    @Test(
        "Blank rows and empty columns are passed over",
        arguments: [
            "\(tests)\r\n\(row)\r\n,,,,,\r\n,,,,,\r\n", "\(tests),,\r\n\(row),,\r\n",
            "\(tests)\r\n\(row)\r\n   \r\n\t\r\n\u{3000}\r\n",
            "\(tests)\r\(row)\r", "\(tests)\r\n\(row)\r\n\u{1A}", "\(tests)\n\(row),,,\n",
        ])
    func blanks(text: String) throws { try expectOne(text) }

    @Test("Names of columns and words of lists are read in any case, with blanks and invisible characters")
    func spellings() throws {
        try expectOne(
            "OUTCOME, Sampled_At ,sample id,\u{FEFF}laboratory,DOCUMENT-NUMBER\u{A0},ｄｏｃｕｍｅｎｔ_type\n"
                + "NEGATIVE,2022-07-08T09:30:00+08:00,BL-1,HZ-LAB-8,330106199002150127,Resident ID\n")
    }

    @Test(
        "What Excel puts around a number is taken off it",
        arguments: [
            "'330106199002150127", "330106199002150127\t", "\"=\"\"330106199002150127\"\"\"", "=\"330106199002150127\"",
            "330106199002150127.0", " 330106199002150127 ", "\"330106199002150127\n\"",
            "330106199002150127\u{A0}\u{200B}",
        ])
    func excel(number: String) throws {
        try expectOne("\(Self.tests)\n" + Self.row.replacing("330106199002150127", with: number) + "\n")
    }

    @Test("A text keeps what is part of it")
    func texts() throws {
        let rows = try readFile(
            TestsFormat.self,
            "\(Self.tests)\n" + Self.row.replacing("BL-1", with: "20220708.0") + "\n"
                + Self.row.replacing("BL-1", with: "'007")
        ).rows
        #expect(rows.map { $0.test?.sampleId } == ["20220708.0", "007"])
        let people = try readFile(PeopleFormat.self, "document_type,document_number,name\npassport,E1234567,'t Hooft\n")
            .rows
        #expect(people.map { $0.person?.name } == ["'t Hooft"])
    }

    @Test("Separators are found out, and told", arguments: [(",", ","), (";", ";"), ("\t", "tabulators"), ("|", "|")])
    func separators(separator: String, told: String) throws {
        let text = (Self.tests + "\n" + Self.row).replacing(",", with: separator)
        try expectOne(text)
        #expect(try readFile(TestsFormat.self, text).reading.description == "UTF-8, separated by \(told)")
    }

    @Test("A first line sep= names the separator", arguments: ["sep=;", "\"sep=;\"", "SEP=;"])
    func separatorLine(line: String) throws {
        try expectOne("\(line)\r\n" + (Self.tests + "\r\n" + Self.row).replacing(",", with: ";"), line: 3)
        #expect(throws: ImportFileError.unknownSeparator) { try readFile(TestsFormat.self, "sep=x\n\(Self.tests)\n") }
    }

    @Test("Lines above the header are refused with what to do about them")
    func title() throws {
        let error = ImportFileError.linesAboveHeader(header: 2)
        #expect(throws: error) {
            try readFile(TestsFormat.self, "核酸检测结果登记表,,,,,\r\n\(Self.tests)\r\n\(Self.row)\r\n")
        }
        #expect(error.description.contains("delete them"))
        try expectOne(",,,\n\n\(Self.tests)\n\(Self.row)\n", line: 4)
        #expect(throws: ImportFileError.fullWidthCommas) {
            try readFile(TestsFormat.self, Self.tests.replacing(",", with: "，") + "\n")
        }
    }

    @Test("A short row is filled when what is missing is optional, else it is refused with what it lacks")
    func shortRows() throws {
        let header = "document_type,document_number,cause,evidence_id,source,from,until\n"
        let row = "resident-id,330106199002150127,close-contact,ZJ-1,case-registry"
        let read = try readFile(ExposuresFormat.self, header + row + ",2022-07-08T09:30:00+08:00\n" + row + "\n")
        #expect(read.rows.map(\.row) == [2])
        #expect(
            read.rejections
                == [Rejection(line: 3, field: "from", reason: "is missing: the row has 5 fields, the header 7")])
    }

    @Test("A value beyond the header or under a column without a name is refused")
    func surplus() throws {
        let read = try readFile(TestsFormat.self, "\(Self.tests),,\n\(Self.row),,,,x\n\(Self.row),,x\n\(Self.row),,\n")
        #expect(
            read.rejections == [
                Rejection(
                    line: 2, field: "", reason: "has 10 fields, the header 8",
                    remedy: "put cells that hold a separator in quotes"),
                Rejection(line: 3, field: "", reason: "has a value in column 8, which has no name"),
            ])
        #expect(read.rows.map(\.row) == [4])
    }

    @Test("Chinese headers and words are read by the file of synonyms")
    func chinese() throws {
        let read = try readFile(
            TestsFormat.self,
            "序号,证件类型,证件号码,检测机构,样本编号,采样时间,检测结果,是否作废\n1,居民身份证,330106199002150127,西湖,S1,2022-07-08T09:30:00+08:00,阴性,否\n"
                + "2,护照,E1,西湖,S2,2022-07-08T09:30:00+08:00,阳性,是\n")
        #expect(read.rejections == [])
        #expect(read.rows.map { $0.test?.outcome } == [.negative, .positive])
        #expect(read.rows.map { $0.test?.withdrawn } == [false, true])
        #expect(read.reading.ignoredColumns == ["序号"])
        let exposures = try readFile(
            ExposuresFormat.self,
            "证件类型,证件号码,人员类别,关联病例,接触时间,来源\n回乡证,H12345678,密接,ZJ-1,2022-07-08T09:30:00+08:00,流调\n")
        #expect(exposures.rows.map { $0.exposure?.cause } == [.closeContact])
    }

    @Test("COL-6: laboratory and source may be left out, as a column and in a row: the credential says them")
    func withoutSource() throws {
        let tests = "document_type,document_number,sample_id,sampled_at,outcome"
        let row = "resident-id,330106199002150127,BL-1,2022-07-08T09:30:00+08:00,negative"
        #expect(try readFile(TestsFormat.self, "\(tests)\n\(row)\n").rows.map { $0.test?.laboratory } == [""])
        let blank = Self.row.replacing("HZ-LAB-8", with: "")
        #expect(try readFile(TestsFormat.self, "\(Self.tests)\n\(blank)\n").rows.map { $0.test?.laboratory } == [""])
        let exposures = "document_type,document_number,cause,evidence_id,from,source"
        for (header, cell) in [(exposures.replacing(",source", with: ""), ""), (exposures, ",")] {
            let exposure = "resident-id,330106199002150127,case,ZJ-1,2022-07-08T09:30:00+08:00" + cell
            let read = try readFile(ExposuresFormat.self, "\(header)\n\(exposure)\n")
            #expect(read.rejections == [] && read.rows.map { $0.exposure?.source } == [""])
        }
    }

    @Test("A mapping says what a column is, and wins over its own name; errors are told")
    func mappings() throws {
        let text = Self.tests.replacing("document_number", with: "编码").replacing("laboratory", with: "outcome2,姓名")
        let file = text + "\n" + Self.row.replacing("HZ-LAB-8", with: "HZ-LAB-8,张伟") + "\n"
        let maps = ["编码=document_number", "outcome2=laboratory", "姓名=ignore"]
        let options = ReadingOptions(columns: maps.map { ColumnMapping($0)! })
        #expect(try readFile(TestsFormat.self, file, options).rows.count == 1)
        func error(_ map: String) -> ImportFileError? {
            do throws(ImportFileError) {
                _ = try TableFile(
                    ByteSource(Array(file.utf8)), of: .tests,
                    ReadingOptions(columns: (maps + [map]).map { ColumnMapping($0)! }))
                return nil
            } catch { return error }
        }
        #expect(error("x=colour")?.description.contains("no column 'colour'") == true)
        #expect(error("手机=ignore") == .wrongMapping("the file has no column '手机', which is mapped to 'ignore'"))
        #expect(error("编码=sample_id") == .wrongMapping("the column '编码' is mapped twice"))
        #expect(error("sample_id=ignore") == .missingColumns(["sample_id"], .tests))
        #expect(ColumnMapping("证件号码") == nil)
    }

    @Test("A refusal names the column as the file's header does")
    func fieldNames() throws {
        let header = try Header(
            CSVRecord(line: 1, fields: ["证件类型", " 身份证号 ", "检测机构", "Sample ID", "采样时间", "结果"]), of: .tests)
        let fields = [
            "person.document.number", "document_number", "sample_id", "test.sampled_at", "outcome", "country", "row",
            "",
        ]
        #expect(
            fields.map { header.name(ofField: $0) }
                == ["身份证号", "身份证号", "Sample ID", "采样时间", "结果", "country", "", ""])
    }

    @Test("COL-13: the columns of the source's order become fields of the rows")
    func order() throws {
        let read = try readFile(
            StaysFormat.self,
            "phone,operator,division,from,until,issued_at,revision,withdrawn,neighbour_division\n"
                + "13800138000,mobile,330100,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,2022-07-09T01:00:00Z,3,Yes,330400\n"
                + "13800138000,mobile,330100,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,,,,\n"
                + "13800138000,mobile,330100,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,,-1,,\n"
                + "13800138000,mobile,330100,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,,,perhaps,\n")
        #expect(read.rows.map { $0.stay?.revision } == [3, 0])
        #expect(read.rows.map { $0.stay?.withdrawn } == [true, false])
        #expect(read.rows.map { $0.stay?.neighbourDivision } == ["330400", ""])
        #expect(read.rows.map { $0.stay?.issuedAt } == [.init(seconds: 1_657_328_400, nanos: 0), nil])
        #expect(read.rejections.map(\.field) == ["revision", "withdrawn"])
    }

    @Test(
        "Temperatures and symptoms are read as counters write them",
        arguments: [
            ("36.5", "fever cough", 365, 2), ("36.5℃", "发热、咳嗽", 365, 2), ("３６", "无", 360, 0), ("", "", 0, 0),
            ("37.3 °C", "Fever;sore throat", 373, 2), ("36.5度", "none", 365, 0),
        ])
    func declarations(temperature: String, symptoms: String, tenths: UInt32, count: Int) throws {
        let read = try readFile(
            DeclarationsFormat.self,
            "document_type,document_number,temperature,symptoms,counter,declared_at\n"
                + "resident-id,330106199002150127,\(temperature),\(symptoms),C,2022-07-08T09:30:00+08:00\n")
        #expect(read.rejections == [])
        #expect(read.rows.first?.declaration?.declaration?.temperatureDecicelsius == tenths)
        #expect(read.rows.first?.declaration?.declaration?.symptoms.count == count)
    }

    @Test(
        "ID-6: only ASCII letters of a country become capitals",
        arguments: [("usa", "USA"), ("u\u{17F}a", "U\u{17F}A")])
    func country(_ cell: String, _ sent: String) throws {
        let read = try readFile(
            StaysFormat.self,
            "phone,operator,country,from,until\n13800138000,mobile,\(cell),2022-07-08T00:00:00Z,2022-07-09T00:00:00Z\n")
        #expect(read.rows.map { $0.stay?.country } == [sent])
    }

    @Test("A cell holds the longest name of an area of risk, 500 characters of four bytes, and no much longer text")
    func longestName() throws {
        func read(_ name: String) throws -> (names: [String?], reasons: [String]) {
            let read = try readFile(
                RiskAreasFormat.self, "area_id,division,name,level,from\nA1,330106,\(name),high,2022-07-08T00:00:00Z\n")
            return (read.rows.map { $0.area?.name }, read.rejections.map(\.reason))
        }
        let name = String(repeating: "\u{20000}", count: 500)
        #expect(try read(name).names == [name])
        #expect(try read(name + "x").reasons == ["longer than 2000 bytes"])
    }

    @Test("Every synonym stands for one column of its kind, and for a word of its list")
    func synonyms() throws {
        for kind in ImportKind.allCases {
            for column in kind.columns { #expect(Synonyms.embedded.column(column.name, of: kind) == column.column) }
        }
        #expect(Synonyms.embedded.column("地址", of: .people) == nil)
        #expect(Synonyms.embedded.column("地址", of: .riskAreas) == .name)
        let json = try JSONSerialization.jsonObject(with: Data(PackageResources.synonyms_json)) as? [String: Any]
        for entry in try #require(json?["columns"] as? [[String: Any]]) {
            let column = try #require(FileColumn(name: entry["column"] as? String ?? ""))
            let kinds = (entry["kinds"] as? [String])?.map { ImportKind(rawValue: $0)! } ?? ImportKind.allCases
            for name in try #require(entry["names"] as? [String]) {
                for kind in kinds where kind.columns.contains(where: { $0.column == column }) {
                    #expect(Synonyms.embedded.column(Spelled.name(name), of: kind) == column, "\(name)")
                }
            }
        }
        let words = try #require(json?["words"] as? [String: [String: String]])
        func check<Value: Equatable>(_ list: String, _ vocabulary: Vocabulary<Value>) {
            for (synonym, word) in words[list, default: [:]] {
                #expect(vocabulary.value(of: synonym) != nil, "\(synonym)")
                #expect(vocabulary.value(of: synonym) == vocabulary.value(of: word), "\(synonym)")
            }
        }
        check("document_type", Words.documentTypes)
        check("operator", Words.operators)
        check("outcome", Words.outcomes)
        check("level", Words.levels)
        check("cause", Words.causes)
        check("symptoms", Words.symptoms)
        check("withdrawn", Words.yesOrNo)
        check("contact_way", Words.contactWays)
        check("direction", Words.directions)
        check("result", Words.scanResults)
        #expect(words.count == 10)
    }
}
