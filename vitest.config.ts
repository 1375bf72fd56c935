import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{spec,targets,protocol,generators,engine,reference,surfaces,reporters,cli,architecture}/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
