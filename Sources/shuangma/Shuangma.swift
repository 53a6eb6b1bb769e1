@main struct Shuangma { static func main() {} }
