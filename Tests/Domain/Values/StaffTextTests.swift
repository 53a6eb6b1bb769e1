import Testing

@testable import Values

@Suite struct StaffTextTests {
    private func problem(_ text: String) -> String? {
        do {
            _ = try StaffText(text, field: "reason", charactersMax: 200)
            return nil
        } catch {
            #expect(error.field == "reason" && !"\(error)".contains(text))
            return error.reason
        }
    }

    @Test(
        "Numbers of documents are refused, however they are spaced or written",
        arguments: [
            "11010519491231002X", "see 110105194912310021.", "证件110105194912310021有误", "110105 19491231 002x",
            "１１０１０５１９４９１２３１００２Ｘ", "110105491231002", "E12345678", "h12345678", "EA1234567",
            "一一零一零五一九四九一二三一零零二一", "壹壹零壹零伍壹玖肆玖壹贰叁壹〇〇贰X",
            "1,1,0,1,0,5,1,9,4,9,1,2,3,1,0,0,2,X", "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②①",
        ])
    func documents(text: String) { #expect(problem(text)?.hasSuffix("a document") == true) }

    @Test(
        "Numbers of phones are refused, also with the prefix of the country",
        arguments: [
            "13800138000", "call 138-0013-8000", "+86 138 0013 8000", "008613800138000", "13800138000-5",
            "1,3,8,0,0,1,3,8,0,0,0", "138=0013=8000", "幺三八零零幺三八零零零", "১৩৮০০১৩৮০০০", "幺叁捌两两幺叁捌零零两",
        ])
    func phones(text: String) { #expect(problem(text)?.hasSuffix("a phone") == true) }

    @Test(
        "Words, cases, days and counts are no numbers of persons",
        arguments: [
            "the case is another one", "病例 C-2022-0613 不是本区的", "20221130-0005", "2022-06-13 12:30", "R-110105-17",
            "1317 rows, all of 410105", "C20220613", "二〇二二年十一月三十日，一共三百零五人", "2022-06-13 12:30-18:00, 2 of 5 rooms",
        ])
    func others(text: String) throws {
        #expect(problem(text) == nil)
        #expect(try StaffText(" \(text) ", field: "reason", charactersMax: 200).text == text)
    }
}
