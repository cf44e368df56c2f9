namespace ApecCard.Documents.Checklists.Samples;

/// <summary>
/// A picture in greys, drawn in cells: the outline of a person when it stands upright, and the words 样本 SAMPLE.
/// </summary>
internal sealed record SampleDrawing(int Width, int Height)
{
    /// <summary>How many pixels wide and high a cell is.</summary>
    public const int Cell = 8;

    private const byte White = 255, Pale = 200, Ink = 40;

    private static readonly string[] _words = """
        ....#....#...##..........##........
        ....#....##..#...........##........
        ....#.......##...........##........
        ..#####.########...##############..
        ....#......##...........####.......
        ....##.....##...........####.......
        ...###..########.......#.##.#......
        ...##.#....##.........##.##.##.....
        ...##.#....##........##..##..##....
        ..#.#......##.......##...##...##...
        ..#.#...########...##.########.##..
        ....#......##......#.....##.....#..
        ....#......##............##........
        ....#......##............##........
        ...................................
        ...................................
        .####..###..#...#.####..#.....#####
        #.....#...#.##.##.#...#.#.....#....
        #.....#...#.#.#.#.#...#.#.....#....
        .###..#####.#...#.####..#.....####.
        ....#.#...#.#...#.#.....#.....#....
        ....#.#...#.#...#.#.....#.....#....
        ####..#...#.#...#.#.....#####.#####
        """.Split('\n');

    public int Columns => (Width + Cell - 1) / Cell;

    public int Rows => (Height + Cell - 1) / Cell;

    /// <summary>As small as will do: a photo of two inches where it may be one, otherwise a strip of paper.</summary>
    public static SampleDrawing For(PixelLimits? limits) => limits is null
        ? new(480, 240)
        : new(
            Math.Clamp(413, limits.MinWidth, limits.MaxWidth), Math.Clamp(531, limits.MinHeight, limits.MaxHeight));

    public byte Grey(int column, int row) => IsWord(column, row) ? Ink : IsPerson(column, row) ? Pale : White;

    private bool IsWord(int column, int row)
    {
        var (x, y) = (column - ((Columns - _words[0].Length) / 2), row - (Rows - _words.Length - 2));
        return y >= 0 && y < _words.Length && x >= 0 && x < _words[y].Length && _words[y][x] is '#';
    }

    private bool IsPerson(int column, int row)
    {
        var (x, y) = ((column + 0.5) / Columns, (row + 0.5) / Rows);
        return Height > Width && (IsWithin(0.3, 0.19, 0.18) || IsWithin(0.95, 0.42, 0.42));

        bool IsWithin(double middle, double halfWidth, double halfHeight) =>
            Math.Pow((x - 0.5) / halfWidth, 2) + Math.Pow((y - middle) / halfHeight, 2) <= 1;
    }
}
