import ArgumentParser
import Foundation
import Population

/// `shuangma demo-citizens`
struct DemoCitizensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-citizens",
        abstract: "Shows phones of made-up citizens to try, with what is known about them.",
        discussion: """
            Reads the list that `shuangma dev` keeps in its data folder, or the one that `shuangma seed` wrote. The \
            colour is not in the list: it is derived when it is asked for.

            Example:
              shuangma demo-citizens --data data
            """)

    @Option(help: ArgumentHelp("Folder of `shuangma dev` or `shuangma seed`.", valueName: "dir"))
    var data: String?

    @Flag(help: "Print the list as JSON.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let folder = try await source.load([(Settings.data, data)]).text(Settings.data)
        let file = URL(filePath: folder).appending(path: DemoGallery.fileName)
        guard let gallery = try? DemoGallery.read(file) else {
            throw Failure.wrongUse("there are no made-up citizens in '\(folder)'; `shuangma dev` makes some")
        }
        if json {
            Terminal.write(String(decoding: try Data(contentsOf: file), as: UTF8.self))
            return
        }
        for citizen in gallery.citizens {
            Terminal.write("\(citizen.phone)  \(citizen.noteZh)  (\(citizen.noteEn))")
        }
    }
}
